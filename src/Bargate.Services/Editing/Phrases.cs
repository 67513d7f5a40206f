using Bargate.Kernel.Councils;
using Bargate.Services.Contract;

namespace Bargate.Services.Editing;

/// <summary>Builds sentences out of the module's words: what is filled in may be emphasised, and may itself be a phrase.</summary>
internal sealed class Phrases(Words words)
{
    public Words Words => words;

    public static IReadOnlyList<SentencePart> Strong(string text) => [new(text, true)];

    public static IReadOnlyList<SentencePart> Plain(string text) => [new(text)];

    public IReadOnlyList<SentencePart> Of(string key, params ReadOnlySpan<(string Name, IReadOnlyList<SentencePart> Is)> values)
    {
        var (text, parts, at) = (words[key], new List<SentencePart>(), 0);
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) break;
            if (open > at) parts.Add(new(text[at..open]));
            var name = text[(open + 1)..close];
            IReadOnlyList<SentencePart>? found = null;
            foreach (var value in values)
                if (value.Name == name) found = value.Is;
            parts.AddRange(found ?? [new(text[open..(close + 1)])]);
            at = close + 1;
        }
        if (at < text.Length) parts.Add(new(text[at..]));
        return parts;
    }

    /// <summary>a, b and c.</summary>
    public IReadOnlyList<SentencePart> Joined(IReadOnlyList<IReadOnlyList<SentencePart>> all, string last)
    {
        var parts = new List<SentencePart>();
        for (var i = 0; i < all.Count; i++)
        {
            if (i > 0) parts.Add(new(words[i == all.Count - 1 ? last : "services.condition.comma"]));
            parts.AddRange(all[i]);
        }
        return parts;
    }

    /// <summary>Neighbours of one kind put together.</summary>
    public static Sentence Sentence(IReadOnlyList<SentencePart> parts)
    {
        var merged = new List<SentencePart>();
        foreach (var part in parts.Where(it => it.Text.Length > 0))
            if (merged is [.., var last] && last.IsStrong == part.IsStrong && !part.IsStrong) merged[^1] = new(last.Text + part.Text);
            else merged.Add(part);
        if (merged is [{ IsStrong: false } first, ..]) merged[0] = new(char.ToUpper(first.Text[0], System.Globalization.CultureInfo.InvariantCulture) + first.Text[1..]);
        return new(merged);
    }
}
