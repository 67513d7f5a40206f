using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Editing;

/// <summary>What single properties say, and how their values are written.</summary>
internal sealed class Properties(ServiceText text)
{
    // Texts for people, and names: what looks like a number or like yes is quoted.
    static readonly HashSet<string> Texts =
    [
        "title", "summary", "topic", "team", "takes", "for", "before", "ask", "label", "hint", "why", "item", "add", "body", "link", "link-text", "missing", "wrong", "text", "say", "next", "do", "because",
        "id", "group", "use", "to", "type", "reference", "unit", "statement",
    ];

    static readonly HashSet<string> Lists = ["needs", "languages", "messages", "ask-at", "by", "from", "show", "redact-before-publish", "same", "accept", "lgsl"];

    public string? Get(string path, string property, string? language)
    {
        if (text.Document.Find(Join(path, property)) is not { } spot) return null;
        return spot.Node switch
        {
            YamlScalar scalar => language is null || text.Language is null || language == text.Language ? scalar.Text.TrimEnd('\n') : null,
            YamlMap map when language is not null && map[language] is YamlScalar one => one.Text.TrimEnd('\n'),
            YamlList list when list.Items.All(it => it is YamlScalar) => string.Join(IsLines(property) ? "\n" : ", ", list.Items.Cast<YamlScalar>().Select(it => it.Text.TrimEnd('\n'))),
            _ => text.YamlOf(spot.Path),
        };
    }

    public static string Join(string path, string property) => path.Length == 0 ? property : $"{path}/{property}";

    static string Last(string property) => property[(property.LastIndexOf('/') + 1)..];

    /// <summary>Each on a line of its own: they are sentences, and hold commas.</summary>
    static bool IsLines(string property) => property == "needs";

    static bool IsList(string path, string property) => property == "rating/ask" || path == "rating" && property == "ask" || Lists.Contains(Last(property)) && !(Last(property) == "show" && !property.Contains("public", StringComparison.Ordinal) && !path.EndsWith("public", StringComparison.Ordinal));

    /// <summary>A value as YAML.</summary>
    /// <param name="named">It stands under a name that the file makes up, such as an option, and so is a text.</param>
    /// <param name="old">The value that it takes the place of, with its quotes.</param>
    public static string Written(string path, string property, string value, bool flow, bool named, (YamlScalar Scalar, char Quote)? old)
    {
        value = value.ReplaceLineEndings("\n").TrimEnd();
        if (!named && IsList(path, property))
        {
            var items = value.Split(IsLines(property) ? ['\n'] : ['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (IsLines(property)) return flow ? $"[{string.Join(", ", items.Select(it => Scalars.Write(it, true)))}]" : string.Join('\n', items.Select(it => "- " + Scalars.Write(it, false)));
            return items.Length == 1 && (old is not null || property == "lgsl") ? Scalars.WriteBare(items[0], flow) : $"[{string.Join(", ", items.Select(it => Scalars.WriteBare(it, true)))}]";
        }
        if (!named && !Texts.Contains(Last(property))) return old is { Scalar.Plain: false, Quote: '"' or '\'' } bare && !value.Contains('\n', StringComparison.Ordinal) ? Scalars.WriteLike(value, bare.Scalar.Text, bare.Quote, flow) : Scalars.WriteBare(value, flow);
        return old is { Scalar.Plain: false, Quote: '"' or '\'' } quoted ? Scalars.WriteLike(value, quoted.Scalar.Text, quoted.Quote, flow) : Scalars.Write(value, flow);
    }
}

internal sealed partial class Changes
{
    /// <param name="first">The council's first language: what is written without a language is in that one.</param>
    public Changed Set(string path, string property, string? value, string? language, string? first)
    {
        if (document.Find(path) is null) throw new Refusal($"There is no part '{path}' in this text. It may have been removed or renamed");
        var whole = Properties.Join(path, property);
        var spot = document.Find(whole);
        if (string.IsNullOrWhiteSpace(value))
            return spot is null ? new(document.Text, meaning) : language is null ? Remove(whole) : Unsay(spot, path, property, language, first);
        if (spot is null) return Put(path, property, Properties.Written(path, property, value, false, IsNamed(whole), null));
        if (spot.Node is YamlMap map && language is not null)
            return spot.Child(language) is { } said ? Rewrite(said, path, property, value) : AddEntry(whole, language, Properties.Written(path, property, value, false, IsNamed(whole), null), null);
        if (spot.Node is YamlScalar single && language is not null && first is not null && language != first)
        {
            var (old, now) = (Scalars.Write(single.Text.TrimEnd('\n'), true), Scalars.Write(value.ReplaceLineEndings("\n").TrimEnd(), true));
            return Replace(spot, Parsed(old.Length + now.Length < 100 ? $"{{ {first}: {old}, {language}: {now} }}" : $"{first}: {old}\n{language}: {now}"));
        }
        if (language is null && spot.Node is YamlMap { Entries.Count: > 0 }) throw new Refusal($"'{property}' is written in several languages. Say which one changes");
        return Rewrite(spot, path, property, value);
    }

    // A text that is left in the first language alone is written without naming it.
    Changed Unsay(Spot spot, string path, string property, string language, string? first)
    {
        if (spot.Child(language) is not { } said) return spot.Node is YamlScalar && language == first ? Remove(spot.Path) : new(document.Text, meaning);
        var left = spot.Children.Where(it => it.Index != said.Index).ToList();
        return left is [{ Node: YamlScalar only } one] && one.Entry!.Key == first ? Replace(spot, Snippet.Of(Properties.Written(path, property, only.Text, edit.InFlow(spot), true, null))) : Remove(said.Path);
    }

    // Options and reasons; a question may be called so too.
    bool IsNamed(string path) => path.LastIndexOf('/') is > 0 and var at && document.Find(path[..at]) is { Entry.Key: "options" or "reasons" };

    Changed Rewrite(Spot spot, string path, string property, string value)
    {
        var scalar = spot.Node as YamlScalar;
        if (scalar is not null && scalar.Text.TrimEnd('\n') == value.ReplaceLineEndings("\n").TrimEnd()) return new(document.Text, meaning);
        var old = scalar is null || scalar.Start >= document.Text.Length ? ((YamlScalar, char)?)null : (scalar, document.Text[scalar.Start]);
        return Replace(spot, Snippet.Of(Properties.Written(path, property, value, edit.InFlow(spot), IsNamed(Properties.Join(path, property)), old)));
    }

    // Of errors/missing the map `errors` may have to be made first.
    Changed Put(string path, string property, string yaml)
    {
        var at = property.LastIndexOf('/');
        return AddEntry(at < 0 ? path : Properties.Join(path, property[..at]), property[(at + 1)..], yaml, null);
    }

    /// <summary>One exit is a map, several are a list.</summary>
    public Changed AddExit(string question, string condition, string page)
    {
        var (path, yaml) = ($"{question}/exits", $"{{ when: {Scalars.WriteBare(condition, true)}, to: {Scalars.WriteBare(page, true)} }}");
        if (document.Find(path) is not { } spot || IsNothing(spot.Node)) return AddEntry(question, "exits", yaml, null);
        if (spot.Node is YamlList) return Add(path, int.MaxValue, yaml);
        return Replace(spot, Parsed(string.Join('\n', Parsed(string.Join('\n', edit.ValueOf(spot))).AsItem().Append($"- {yaml}"))));
    }

    /// <param name="language">Which words change, of an option that is written in several languages.</param>
    public Changed SetOption(string question, string id, string words, string? hint, string? language)
    {
        var path = $"{question}/options/{id}";
        var spot = Found(path);
        if (spot.Node is YamlMap { } several && several["text"] is null && language is not null && string.IsNullOrWhiteSpace(hint)) return Set(question, $"options/{id}", words, language, language);
        if (spot.Node is YamlMap map && map["text"] is null) throw new Refusal("This option is written in several languages. Say which one changes");
        if (string.IsNullOrWhiteSpace(hint)) return spot.Node is YamlMap ? Replace(spot, Parsed(Scalars.Write(words, false))) : Set(question, $"options/{id}", words, null, null);
        if (spot.Node is not YamlMap) return Replace(spot, Parsed($"{{ text: {Scalars.Write(words, true)}, hint: {Scalars.Write(hint, true)} }}"));
        var first = Set(path, "text", words, null, null);
        return new Changes(new Document(document.File, first.Text)).Set(path, "hint", hint, null, null);
    }
}
