using System.Globalization;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

/// <summary>What a part of a condition is. <paramref name="Options"/> is null where any text may stand.</summary>
internal sealed record Kind(ValueKind Is, IReadOnlyList<string>? Options = null, string? Question = null)
{
    public bool IsMany => Is is ValueKind.Choices or ValueKind.List or ValueKind.Items;

    public string Words => Is switch
    {
        ValueKind.Text => "a text",
        ValueKind.Number => "a number",
        ValueKind.YesNo => "yes or no",
        ValueKind.Date => "a date",
        ValueKind.Choice => "one option",
        ValueKind.Choices => "several options",
        ValueKind.Map => "an answer of several parts",
        ValueKind.Items => "a group of items",
        _ => "a list",
    };
}

/// <summary>Checks that a condition makes sense for the questions that it speaks of.</summary>
internal sealed partial class Typing(Scope scope)
{
    readonly List<ExpressionFault> faults = [];

    // The group whose items any() or sum() is looking at.
    string? within;

    public static IReadOnlyList<ExpressionFault> Check(Node condition, Scope scope)
    {
        var typing = new Typing(scope);
        typing.Truth(condition);
        return typing.faults;
    }

    /// <summary>What a formula gives; null with faults when it makes no sense.</summary>
    public static Kind? KindOf(Node formula, Scope scope, out IReadOnlyList<ExpressionFault> faults)
    {
        var typing = new Typing(scope);
        var kind = typing.Of(formula);
        faults = typing.faults;
        return typing.faults.Count == 0 ? kind : null;
    }

    void Truth(Node node)
    {
        switch (node)
        {
            case Both both:
                Truth(both.Left);
                Truth(both.Right);
                break;
            case Either either:
                Truth(either.Left);
                Truth(either.Right);
                break;
            case Not not:
                Truth(not.Inner);
                break;
            case Comparison comparison:
                Compare(comparison);
                break;
            case Within within:
                Contains(within);
                break;
            default:
                if (Of(node) is { } kind && kind.Is != ValueKind.YesNo)
                    Fault(node, $"'{node.Print()}' is {kind.Words}, not something that holds or does not", "Compare it, for example with == 'value'");
                break;
        }
    }

    void Compare(Comparison it)
    {
        if (Of(it.Left) is not { } left || Of(it.Right) is not { } right) return;
        if (left.IsMany || right.IsMany)
            Fault(it, "A list cannot be compared with a sign", left.Is == ValueKind.Items || right.Is == ValueKind.Items ? "Write count(group) or any(group.question == 'value')" : "Write 'value' in list");
        else if (left.Is == ValueKind.Map || right.Is == ValueKind.Map)
            Fault(left.Is == ValueKind.Map ? it.Left : it.Right, "An answer of several parts cannot be compared as a whole", "Name the part, such as place.ward");
        else if (Fits(left, it.Left, right, it.Right) && it.Sign is not ("==" or "!=") && !(Ordered(left) || Ordered(right)))
            Fault(it, $"{left.Words} has no order, so {it.Sign} says nothing", "Use == or !=");
    }

    void Contains(Within it)
    {
        if (Of(it.Left) is not { } left) return;
        if (it.Right is ListLiteral list)
        {
            if (left.IsMany || left.Is == ValueKind.Map)
            {
                Fault(it.Left, $"'{it.Left.Print()}' is {left.Words}, not one value", "Write 'value' in " + it.Left.Print());
                return;
            }
            foreach (var item in list.Items)
                if (Of(item) is { } kind) Fits(left, it.Left, kind, item);
        }
        else if (Of(it.Right) is { } right)
        {
            if (right.Is == ValueKind.Choices) Fits(new Kind(ValueKind.Choice, right.Options, right.Question), it.Right, left, it.Left);
            else Fault(it.Right, $"'{it.Right.Print()}' is not a list", "Write a list such as ['a', 'b'], or a question of type choices");
        }
    }

    /// <summary>Whether two sides can be compared; an option that does not exist is named with the nearest one.</summary>
    bool Fits(Kind left, Node leftNode, Kind right, Node rightNode)
    {
        if (leftNode is TextLiteral { Text: "" } || rightNode is TextLiteral { Text: "" }) return NeverEmpty(leftNode, rightNode);
        if (left.Options is not null && rightNode is TextLiteral r) return IsOption(left, r);
        if (right.Options is not null && leftNode is TextLiteral l) return IsOption(right, l);
        if (left.Is == ValueKind.Date && rightNode is TextLiteral rd) return IsDay(rd);
        if (right.Is == ValueKind.Date && leftNode is TextLiteral ld) return IsDay(ld);
        if (Plain(left.Is) == Plain(right.Is)) return true;
        Fault(rightNode, $"{left.Words} is compared with {right.Words}", left.Is switch
        {
            ValueKind.YesNo => "Compare with true or false",
            ValueKind.Number => "Compare with a number, without quotes",
            ValueKind.Date => "Compare with today, today - 3 days or '2026-01-31'",
            _ => "Compare with a 'text' in quotes",
        });
        return false;
    }

    // A question that was left blank has no answer, not an empty one.
    bool NeverEmpty(Node left, Node right)
    {
        var (empty, other) = left is TextLiteral { Text: "" } ? (left, right) : (right, left);
        Fault(empty, "No answer is ever ''", other is Name name ? $"Write `known({name.Print()})` for answered, or `not known({name.Print()})` for left blank" : "Write `known(question)` for answered");
        return false;
    }

    bool IsOption(Kind kind, TextLiteral text)
    {
        // A choice without options has a fault of its own.
        if (kind.Options!.Count == 0 || kind.Options.Contains(text.Text)) return true;
        Fault(text, $"'{kind.Question}' has no option '{text.Text}'", Nearest.Suggest(text.Text, kind.Options!));
        return false;
    }

    bool IsDay(TextLiteral text)
    {
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return true;
        Fault(text, $"'{text.Text}' is not a date", "Write it as '2026-01-31'");
        return false;
    }

    Kind? Of(Node node)
    {
        switch (node)
        {
            case TextLiteral: return new Kind(ValueKind.Text);
            case NumberLiteral: return new Kind(ValueKind.Number);
            case Today: return new Kind(ValueKind.Date);
            case Name name: return Of(name);
            case Shifted shifted: return Of(shifted);
            case Arithmetic sum: return Of(sum);
            case Call call: return Of(call);
            case ListLiteral list:
                Fault(list, "A list may stand only after `in`", "Write x in ['a', 'b']");
                return null;
            case Both or Either or Not or Comparison or Within:
                Truth(node);
                return new Kind(ValueKind.YesNo);
            default: return new Kind(ValueKind.YesNo);
        }
    }

    Kind? Of(Name name)
    {
        if (!scope.Known.TryGetValue(name.Question, out var subject))
        {
            if (scope.Excuses(name.Question)) return null;
            if (scope.Later.Contains(name.Question))
                Fault(name, $"'{name.Question}' is asked later", "Move that question before this one");
            else
                Fault(name, $"There is no question '{name.Question}'", Nearest.Suggest(name.Question, scope.Known.Keys));
            return null;
        }
        var kind = subject.Kind;
        if (name.Member is null)
            return new Kind(kind.Value, kind.TakesOptions ? subject.Options : null, name.Question);
        if (kind.Value == ValueKind.Items && within != name.Question)
        {
            Fault(name, $"'{name.Question}' has several items", $"Write sum({name.Print()}) or any({name.Print()} == 'value')");
            return null;
        }
        if (subject.Items?.GetValueOrDefault(name.Member) is { } part) return new Kind(part.Kind.Value, part.Kind.TakesOptions ? part.Options : null, name.Print());
        if (kind.Members.TryGetValue(name.Member, out var member)) return new Kind(member);
        var parts = subject.Items?.Keys ?? kind.Members.Keys;
        Fault(name, $"'{name.Question}' has no part '{name.Member}'", parts.Any() ? Nearest.Suggest(name.Member, parts) : $"Write {name.Question} alone");
        return null;
    }

    internal static ValueKind Plain(ValueKind kind) => kind == ValueKind.Choice ? ValueKind.Text : kind;

    static bool Ordered(Kind kind) => kind.Is is ValueKind.Number or ValueKind.Date;

    void Fault(Node node, string problem, string fix) => faults.Add(new ExpressionFault(node.At, Capital(problem), fix));

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
