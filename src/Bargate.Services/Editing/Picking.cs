using System.Globalization;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Editing;

/// <summary>Conditions that can be picked, from the expression and back.</summary>
internal static class Picking
{
    static readonly Dictionary<string, string> Signs = new() { ["is"] = "==", ["is-not"] = "!=", ["less"] = "<", ["at-most"] = "<=", ["more"] = ">", ["at-least"] = ">=" };

    public static IReadOnlyList<string> Operators(PickSubject subject)
    {
        string[] own = subject.Kind switch
        {
            ValueKind.YesNo => ["yes", "no"],
            ValueKind.Choice => ["is", "is-not", "one-of", "none-of"],
            ValueKind.Choices => ["includes", "not-includes"],
            ValueKind.Text => ["is", "is-not"],
            ValueKind.Number => ["is", "is-not", "less", "at-most", "more", "at-least"],
            ValueKind.Date => ["is", "less", "at-most", "more", "at-least"],
            _ => [],
        };
        return subject.Name.Contains('(', StringComparison.Ordinal) || subject.Name.Contains('.', StringComparison.Ordinal) ? own : [.. own, "known", "not-known"];
    }

    public static PickedCondition? Read(string expression, IReadOnlyList<PickSubject> subjects)
    {
        if (Parser.Parse(expression, out _) is not { } tree) return null;
        var (all, parts) = tree is Either ? (false, Flat<Either>(tree)) : (true, Flat<Both>(tree));
        var picks = parts.Select(it => One(it, subjects)).ToList();
        return picks.Contains(null) ? null : new PickedCondition(all, [.. picks.OfType<Pick>()]);
    }

    static IEnumerable<Node> Flat<T>(Node node) where T : Node => node is T ? node.Parts.SelectMany(Flat<T>) : [node];

    static Pick? One(Node node, IReadOnlyList<PickSubject> subjects)
    {
        var (inner, not) = node is Not it ? (it.Inner, true) : (node, false);
        switch (inner)
        {
            case Name or Call when Subject(inner, subjects) is { Kind: ValueKind.YesNo } yes: return new Pick(yes.Name, not ? "no" : "yes");
            case Call { Function: "known", Arguments: [Name name] } when Subject(name, subjects) is { } known: return new Pick(known.Name, not ? "not-known" : "known");
            case Within { Left: TextLiteral text } within when Subject(within.Right, subjects) is { Kind: ValueKind.Choices } many: return new Pick(many.Name, not ? "not-includes" : "includes", text.Text);
            case Within { Right: ListLiteral list } within when Subject(within.Left, subjects) is { Kind: ValueKind.Choice } one && list.Items.All(it => it is TextLiteral):
                return new Pick(one.Name, not ? "none-of" : "one-of", string.Join(", ", list.Items.Cast<TextLiteral>().Select(it => it.Text)));
            case Comparison { Right: YesNoLiteral literal } comparison when !not && comparison.Sign is "==" or "!=" && Subject(comparison.Left, subjects) is { Kind: ValueKind.YesNo } asked:
                return new Pick(asked.Name, literal.Yes == (comparison.Sign == "==") ? "yes" : "no");
            case Comparison comparison when !not && Subject(comparison.Left, subjects) is { } subject && Value(comparison.Right, subject) is { } value:
                var sign = Signs.First(it => it.Value == comparison.Sign).Key;
                return Operators(subject).Contains(sign) ? new Pick(subject.Name, sign, value) : null;
            default: return null;
        }
    }

    static PickSubject? Subject(Node node, IReadOnlyList<PickSubject> subjects) => node.Print() is var name ? subjects.FirstOrDefault(it => it.Name == name) : null;

    static string? Value(Node node, PickSubject subject) => (subject.Kind, node) switch
    {
        (ValueKind.Number, NumberLiteral number) => (subject.Type == "money" ? number.Number / 100 : number.Number).ToString("0.##########", CultureInfo.InvariantCulture),
        (ValueKind.Date, Today or Shifted { Day: Today }) => node.Print(),
        (ValueKind.Date or ValueKind.Text or ValueKind.Choice, TextLiteral text) => text.Text,
        _ => null,
    };

    public static string? Write(PickedCondition picked, IReadOnlyList<PickSubject> subjects, out string? reason)
    {
        var written = new List<string>();
        foreach (var pick in picked.Picks)
        {
            if (Write(pick, subjects, out reason) is not { } one) return null;
            written.Add(one);
        }
        reason = written.Count == 0 ? "Pick at least one question" : null;
        return written.Count == 0 ? null : string.Join(picked.All ? " and " : " or ", written);
    }

    static string? Write(Pick pick, IReadOnlyList<PickSubject> subjects, out string? reason)
    {
        reason = null;
        if (subjects.FirstOrDefault(it => it.Name == pick.Subject) is not { } subject) return Not("Pick a question that is asked before this one", out reason);
        if (!Operators(subject).Contains(pick.Operator)) return Not($"Pick how '{subject.Words}' is compared", out reason);
        var (name, value) = (subject.Name, pick.Value.Trim());
        if (PickSubject.NeedsValue(pick.Operator) && value.Length == 0) return Not($"Say with what '{subject.Words}' is compared", out reason);
        if (subject.Kind is ValueKind.Choice or ValueKind.Choices && Chosen(pick).FirstOrDefault(it => subject.Options.All(option => option.Id != it)) is { } missing && PickSubject.NeedsValue(pick.Operator))
            return Not($"'{subject.Words}' has no answer '{missing}'. Pick one of its answers", out reason);
        switch (pick.Operator)
        {
            case "yes": return name;
            case "no": return $"not {name}";
            case "known": return $"known({name})";
            case "not-known": return $"not known({name})";
            case "includes": return $"{Quoted(value)} in {name}";
            case "not-includes": return $"{Quoted(value)} not in {name}";
            case "one-of": return $"{name} in [{string.Join(", ", Chosen(pick).Select(Quoted))}]";
            case "none-of": return $"{name} not in [{string.Join(", ", Chosen(pick).Select(Quoted))}]";
        }
        var right = subject.Kind switch
        {
            ValueKind.Number => Number(value, subject.Type == "money"),
            ValueKind.Date => Day(value),
            _ => Quoted(value),
        };
        return right is null ? Not(subject.Kind == ValueKind.Date ? $"'{value}' is not a date. Write today, today - 28 days or 2026-01-31" : $"'{value}' is not a number. Write it in digits", out reason) : $"{name} {Signs[pick.Operator]} {right}";
    }

    static string? Not(string because, out string? reason)
    {
        reason = because;
        return null;
    }

    static string[] Chosen(Pick pick) => pick.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static string Quoted(string text) => new TextLiteral(text).Print();

    static string? Number(string value, bool pounds) =>
        decimal.TryParse(value.TrimStart('£'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000
            ? (pounds ? number * 100 : number).ToString("0.##########", CultureInfo.InvariantCulture) : null;

    static string? Day(string value) =>
        RelativeDates.Parse(value) is null ? null : value.StartsWith("today", StringComparison.Ordinal) ? Parser.Parse(value, out _)?.Print() : Quoted(value);
}
