using Bargate.Services.Contract;
using Bargate.Services.Expressions;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>What can be supposed of a service's answers, so that few suppositions stand for all: options, yes and no, the texts, numbers and dates that its conditions compare with.</summary>
internal sealed class Supposed
{
    /// <summary>Stands for every text that no condition names.</summary>
    public const string Other = "\0";

    /// <summary>An answer of which nothing more is known; and a list of which not even that it holds something.</summary>
    public static readonly object Something = new(), Some = new();

    readonly ReadService read;
    readonly Dictionary<string, Domain?> domains = new(StringComparer.Ordinal);
    readonly Dictionary<string, HashSet<string>> texts = new(StringComparer.Ordinal);
    readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Supposed(ReadService read)
    {
        this.read = read;
        var edges = new Dictionary<string, List<Edge>>(StringComparer.Ordinal);
        foreach (var tree in Trees(read.Definition)) Look(tree, edges);
        foreach (var (key, found) in edges) domains[key] = Domain.Of([.. found, .. Limits(key)], IsWhole(key)) ?? Domain.Of(found, IsWhole(key));
    }

    /// <summary>Each answer that is to be tried, as what it says of the question and of what is reckoned from it; null is no answer. None: nothing is supposed of this question.</summary>
    public IReadOnlyList<IReadOnlyList<(string Key, object? Value)>> Answers(Question question)
    {
        if (KindOf(question) is not { } kind) return [];
        var keys = new[] { question.Id, Reckoned("age", question.Id), Reckoned("count", question.Id) }.Where(key => key == question.Id || domains.ContainsKey(key)).ToList();
        if (keys.Count == 1 && kind is not (ValueKind.Choice or ValueKind.YesNo) && !asked.Contains(question.Id) && !texts.ContainsKey(question.Id) && domains.GetValueOrDefault(question.Id) is null) return [];
        IEnumerable<IReadOnlyList<(string, object?)>> all = [[]];
        foreach (var key in keys) all = [.. from so in all from value in Values(key, question, kind) select (IReadOnlyList<(string, object?)>)[.. so, (key, value)]];
        return [.. all, [.. keys.Select(key => (key, (object?)null))]];
    }

    IEnumerable<object> Values(string key, Question question, ValueKind kind)
    {
        if (domains.TryGetValue(key, out var domain)) return domain is null ? [Something] : domain.Places(Least(key), Most(key)).Cast<object>();
        return kind switch
        {
            ValueKind.Choice => question.Options.Select(it => it.Id),
            ValueKind.YesNo => [true, false],
            ValueKind.Text when texts.TryGetValue(key, out var named) => [.. named, Other],
            ValueKind.Choices or ValueKind.List or ValueKind.Items => [Some],
            _ => [Something],
        };
    }

    /// <summary>The question, or the age or count of it, that a part of a condition is.</summary>
    public static string? KeyOf(Node node) => node switch
    {
        Name { Member: null } name => name.Question,
        Call { Function: "age" or "count", Arguments: [Name { Member: null } name] } call => Reckoned(call.Function, name.Question),
        _ => null,
    };

    /// <summary>How a place among the edges compares with what is written; null when that is not known.</summary>
    public int? Order(string key, int place, Node written) =>
        domains.GetValueOrDefault(key) is { } domain && Edge.Of(written, IsDate(key)) is { } edge && domain.Find(edge) is { } at ? place.CompareTo(at) : null;

    static string Reckoned(string function, string question) => $"{function}({question})";

    void Look(Node node, Dictionary<string, List<Edge>> edges)
    {
        switch (node)
        {
            case Comparison comparison:
                Note(comparison.Left, comparison.Right, edges);
                Note(comparison.Right, comparison.Left, edges);
                break;
            case Within { Right: ListLiteral list } within:
                foreach (var item in list.Items) Note(within.Left, item, edges);
                break;
            case Call { Function: "known", Arguments: [Name { Member: null } name] }:
                asked.Add(name.Question);
                break;
        }
        foreach (var part in node.Parts) Look(part, edges);
    }

    void Note(Node side, Node written, Dictionary<string, List<Edge>> edges)
    {
        if (KeyOf(side) is not { } key) return;
        if (side is Name && read.Definition.Question(key) is { } question && KindOf(question) == ValueKind.Text)
        {
            if (written is TextLiteral { Text: var text }) (texts.TryGetValue(key, out var named) ? named : texts[key] = []).Add(text);
        }
        else if (Edge.Of(written, IsDate(key)) is { } edge) (edges.TryGetValue(key, out var found) ? found : edges[key] = []).Add(edge);
    }

    IEnumerable<Edge> Limits(string key) => new[] { Least(key), Most(key) }.OfType<Edge>();

    Edge? Least(string key) => Of(key) is { } question ? question.Items is { Min: var min } ? Edge.Of(min) : key.StartsWith("count(", StringComparison.Ordinal) ? Edge.Of(0) : Setting(key, question, "min") : null;

    Edge? Most(string key) => Of(key) is { } question ? question.Items is { Max: var max } ? Edge.Of(max) : Setting(key, question, "max") : null;

    // The days that a form lies unfinished move what was `today` into the past, so a date's earliest day says nothing; its latest stays the latest.
    Edge? Setting(string key, Question question, string name) => question.Type switch
    {
        "number" when key == question.Id && question.SettingNumber(name) is { } number => Edge.Of(number),
        "money" when key == question.Id && question.SettingNumber(name) is { } pounds => Edge.Of(pounds * 100),
        "date" when key == question.Id && name == "max" && question.SettingText(name) is { } text && Parser.Parse(text, out _) is { } tree => Edge.Of(tree, isDate: true),
        _ => null,
    };

    bool IsWhole(string key) => IsDate(key) || key.Contains('(', StringComparison.Ordinal) || Of(key) is { IsComputed: false } question && (question.Type == "money" || question.SettingYes("whole"));

    bool IsDate(string key) => !key.Contains('(', StringComparison.Ordinal) && Of(key) is { } question && KindOf(question) == ValueKind.Date;

    Question? Of(string key) => read.Definition.Question(key.IndexOf('(') is >= 0 and var at ? key[(at + 1)..^1] : key);

    ValueKind? KindOf(Question question) => question.Items is not null ? ValueKind.Items : read.Around.Kinds.GetValueOrDefault(question.Type)?.Value;

    static IEnumerable<Node> Trees(ServiceDefinition service) => service.Questions.SelectMany(it => new[] { it.When, it.Group?.When }.Concat(it.Exits.Select(exit => exit.When)).Concat(it.Items?.Questions.Select(inner => inner.When) ?? []))
        .Concat(service.Case.Assign.Select(it => it.When)).Append(service.Case.Auto?.When).Append(service.Fee?.When).Select(it => it?.Tree).OfType<Node>();
}
