using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Bargate.Kernel.Councils;

/// <summary>Every word that people read, by key, in one language; what a language lacks is taken from the first one.</summary>
public sealed class Words
{
    readonly FrozenDictionary<string, string> texts;
    readonly FrozenDictionary<string, Words> others;
    readonly ConcurrentDictionary<string, bool> missing;

    internal Words(string language, IReadOnlyDictionary<string, string> texts, IEnumerable<Words> others, ConcurrentDictionary<string, bool>? missing = null)
    {
        Language = language;
        this.texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
        this.others = others.ToFrozenDictionary(it => it.Language, StringComparer.Ordinal);
        this.missing = missing ?? [];
    }

    public static Words Of(params (string Key, string Text)[] texts) => new("en", texts.ToDictionary(it => it.Key, it => it.Text), []);

    public string Language { get; }

    /// <summary>The text of a key; a key without text is shown as it is and remembered in <see cref="Missing"/>.</summary>
    public string this[string key]
    {
        get
        {
            if (texts.TryGetValue(key, out var text)) return text;
            missing.TryAdd(key, true);
            return key;
        }
    }

    /// <summary>Keys that were asked for and have no text: a test looks here.</summary>
    public IReadOnlyCollection<string> Missing => [.. missing.Keys];

    public IEnumerable<string> Keys => texts.Keys;

    public bool Has(string key) => texts.ContainsKey(key);

    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <summary>The text of a key with its {placeholders} filled; one that has no value stays as it is written.</summary>
    public string Format(string key, params ReadOnlySpan<(string Name, string Value)> values) => Placeholders.Fill(this[key], values);

    /// <summary>The same words in another language, or these when there is no such language.</summary>
    public Words In(string language) => others.GetValueOrDefault(language, this);
}
