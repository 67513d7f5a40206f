using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Editing;

/// <summary>Finds every place that names a question, an option, a stage or an exit page, and what is written there under its new name.</summary>
internal sealed class Renaming
{
    static readonly string[] Expressions = ["when", "value", "amount"], QuestionLists = ["same", "show", "redact-before-publish"], StageKeys = ["from", "to"], Said = ["say", "next"];

    readonly Document service;
    readonly Spot spot;
    readonly string old, id;
    readonly What what;
    readonly string? question, group;

    enum What { Question, Item, Page, Option, Stage, Exit }

    public Renaming(Document service, Spot spot, string id)
    {
        (this.service, this.spot, this.id) = (service, spot, id);
        old = spot.Entry?.Key ?? spot.Id ?? throw new Refusal("This part has no id");
        var path = spot.Path.Split('/');
        var holder = spot.Holder!.Holder;
        (what, question, group) = path switch
        {
            ["questions" or "officers-only", _] when spot.Node is YamlMap map && map["use"] is null => (map["group"] is null ? What.Question : map["repeat"] is null ? What.Page : What.Question, (string?)null, (string?)null),
            ["questions" or "officers-only", _, "questions", _] => Repeats(holder) ? (What.Item, null, holder!.Id) : (What.Question, null, null),
            ["questions" or "officers-only", _, "options", _] => (What.Option, holder!.Id, null),
            ["questions" or "officers-only", _, "questions", _, "options", _] => Repeats(holder!.Holder!.Holder) ? (What.Option, holder.Id, holder.Holder.Holder!.Id) : (What.Option, holder.Id, null),
            ["case", "stages", _] => (What.Stage, null, null),
            ["exits", _] => (What.Exit, null, null),
            _ => throw new Refusal("Only questions, groups, options, stages and exit pages have an id that others name"),
        };
    }

    static bool Repeats(Spot? group) => (group?.Node as YamlMap)?["repeat"] is not null;

    /// <summary>The texts to write, by their node: the id itself first.</summary>
    public IEnumerable<(Spot Spot, string Text)> InService()
    {
        if (spot.Entry is null) yield return (spot.Children.First(it => it.Entry?.Key is "group" or "id"), id);
        foreach (var it in Document.All(service.Top))
            if (it.Node is YamlScalar scalar && Written(it, scalar) is { } text && text != scalar.Text) yield return (it, text);
    }

    string? Written(Spot it, YamlScalar scalar)
    {
        // A word in a list counts as what its list says.
        var key = it.Entry?.Key ?? it.Holder?.Entry?.Key;
        if (key is null) return null;
        if (Expressions.Contains(key) && it.Entry is not null && !IsNamed(it)) return Expression(scalar.Text);
        return what switch
        {
            What.Question when QuestionLists.Contains(key) && it.Path.Split('/') is [.., "duplicates", "same"] or [.., "duplicates", "same", _] or ["case", "public", _] or ["case", "public", _, _] => scalar.Text == old ? id : scalar.Text.StartsWith(old + ".", StringComparison.Ordinal) ? id + scalar.Text[old.Length..] : null,
            What.Exit when key == "to" && it.Path.Contains("/exits", StringComparison.Ordinal) => Swapped(scalar.Text),
            What.Stage when StageKeys.Contains(key) && it.Path is "case/auto/to" || what == What.Stage && (it.Path.StartsWith("case/reopen/from", StringComparison.Ordinal) || it.Path.StartsWith("renewal/from", StringComparison.Ordinal)) => Swapped(scalar.Text),
            What.Stage when it.Path.StartsWith("case/stages/", StringComparison.Ordinal) && it.Path.Split('/').Skip(3).FirstOrDefault() is { } said && Said.Contains(said) => scalar.Text.Replace($"{{due:{old}}}", $"{{due:{id}}}", StringComparison.Ordinal),
            _ => null,
        };
    }

    // An option or a reason may be called `when` or `value`.
    static bool IsNamed(Spot it) => it.Holder?.Entry?.Key is "options" or "reasons" or "asks";

    string? Swapped(string text) => text == old ? id : null;

    string? Expression(string source)
    {
        if (what is What.Page or What.Stage or What.Exit || Parser.Parse(source, out _) is not { } tree) return null;
        var places = what switch
        {
            What.Option => All(tree).SelectMany(Literals).Select(it => (it.At, Length: new TextLiteral(it.Text).Print().Length, Text: new TextLiteral(id).Print())),
            What.Item => tree.Names().Where(it => it.Question == group && it.Member == old).Select(it => (At: source.IndexOf('.', it.At) + 1, old.Length, Text: id)).Select(it => (At: it.At + source[it.At..].IndexOf(old, StringComparison.Ordinal), it.Length, it.Text)),
            _ => tree.Names().Where(it => it.Question == old).Select(it => (it.At, old.Length, Text: id)),
        };
        foreach (var (at, length, text) in places.Distinct().OrderByDescending(it => it.At)) source = source[..at] + text + source[(at + length)..];
        return source;
    }

    static IEnumerable<Node> All(Node node) => node.Parts.SelectMany(All).Prepend(node);

    IEnumerable<TextLiteral> Literals(Node node) => node switch
    {
        Comparison it when Names(it.Left) => Texts(it.Right),
        Comparison it when Names(it.Right) => Texts(it.Left),
        Within it when Names(it.Left) => Texts(it.Right),
        Within it when Names(it.Right) => Texts(it.Left),
        _ => [],
    };

    bool Names(Node node) => node is Name name && (group is null ? name.Question == question && name.Member is null : name.Question == group && name.Member == question);

    IEnumerable<TextLiteral> Texts(Node node) => (node is ListLiteral list ? list.Items : [node]).OfType<TextLiteral>().Where(it => it.Text == old);

    /// <summary>Values of the walks to write, and keys.</summary>
    public IEnumerable<(Spot Spot, string Text, bool Key)> InWalks(Document walks)
    {
        foreach (var it in Document.All(walks.Top))
        {
            string[] path = [.. it.Path.Split('/').Skip(2)];
            var scalar = it.Node as YamlScalar;
            var says = scalar?.Text == old;
            var hit = (what, path) switch
            {
                (What.Question, ["answers", _]) => it.Entry?.Key == old ? true : (bool?)null,
                (What.Item, ["answers", var answered, _, _]) => answered == group && it.Entry?.Key == old ? true : null,
                (What.Question, ["change", _, "question"]) => says ? false : null,
                (What.Question or What.Page or What.Exit, ["expect", "pages", _]) => says ? false : null,
                (What.Exit, ["expect", "exit"]) => says ? false : null,
                (What.Stage, ["expect", "case", "stage"]) => says ? false : null,
                (What.Option, ["answers", var answered]) when group is null => says && answered == question ? false : null,
                (What.Option, ["answers", var answered, _]) when group is null => says && answered == question ? false : null,
                (What.Option, ["answers", var answered, _, var inner]) => says && answered == group && inner == question ? false : null,
                (What.Option, ["change", _, "to"]) or (What.Option, ["change", _, "to", _]) => says && group is null && Changed(it) == question ? false : null,
                _ => null,
            };
            if (hit is { } key) yield return (it, id, key);
        }
    }

    static string? Changed(Spot it) => (it.Holder?.Node is YamlMap map ? map["question"] : (it.Holder?.Holder?.Node as YamlMap)?["question"]) is YamlScalar asked ? asked.Text : null;
}
