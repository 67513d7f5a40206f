using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

/// <summary>Turns an expression into delegates. Three-valued: unknown, because an answer is missing, stays unknown; at the end it does not hold.</summary>
internal static class Compiler
{
    internal delegate Datum Read(in Sight sight);

    /// <summary>A condition from text that may be wrong; a faulty one never holds.</summary>
    public static Condition Compile(string source, Node? node)
    {
        if (node is null) return new Condition(source, new HashSet<string>(), (_, _, _) => false);
        var read = Of(node);
        return new Condition(source, Uses(node), (a, t, d) => Truth(read(new Sight(a, t, d))) == true, node);
    }

    /// <summary>A value from text that may be wrong; a faulty one is always unknown.</summary>
    public static Formula Formula(string source, Node? node)
    {
        if (node is null) return new Formula(source, new HashSet<string>(), (_, _, _) => null);
        var read = Of(node);
        return new Formula(source, Uses(node), (a, t, d) => read(new Sight(a, t, d)).ToValue(), node);
    }

    static HashSet<string> Uses(Node node) => [.. node.Names().Select(n => n.Question)];

    internal static bool? Truth(in Datum it) => it.Is == Datum.Shape.YesNo ? it.Yes : null;

    internal static Read Of(Node node)
    {
        switch (node)
        {
            case TextLiteral text: return Constant(Datum.Of(text.Text));
            case NumberLiteral number: return Constant(Datum.Of(number.Number));
            case YesNoLiteral literal: return Constant(Datum.Of(literal.Yes));
            case Today: return (in it) => Datum.Of(it.Today);
            case Shifted shifted: return Shift(shifted);
            case Name { Member: null } name: return (in it) => Datum.Of(it.Answers.GetValueOrDefault(name.Question));
            case Name name: return Part(name.Question, name.Member);
            case Both both: return And(Of(both.Left), Of(both.Right));
            case Either either: return Or(Of(either.Left), Of(either.Right));
            case Not not:
                var inner = Of(not.Inner);
                return (in it) => Truth(inner(it)) is { } yes ? Datum.Of(!yes) : default;
            case Comparison comparison: return Compare(comparison);
            case Within within: return In(within);
            case Arithmetic sum: return Reckon(sum);
            case Call call: return Calls.Of(call);
            // A list stands only behind `in`.
            default: return Constant(default);
        }
    }

    static Read Constant(Datum value) => (in _) => value;

    static Read Part(string question, string member) => (in it) =>
        it.Group == question && it.Item is { } item ? Datum.Of(item.Parts.GetValueOrDefault(member))
        : it.Answers.GetValueOrDefault(question) is Value.Map map ? Datum.Of(map.Parts.GetValueOrDefault(member))
        : default;

    static Read Shift(Shifted shifted)
    {
        var day = Of(shifted.Day);
        var (count, unit) = (shifted.Count, shifted.Unit);
        return (in it) => day(it) is { Is: Datum.Shape.Date } from ? Datum.Of(from.Day.Add(count, unit, it.Days)) : default;
    }

    static Read And(Read left, Read right) => (in it) =>
    {
        var first = Truth(left(it));
        return first == false ? Datum.Of(false) : Datum.Of(first & Truth(right(it)));
    };

    static Read Or(Read left, Read right) => (in it) =>
    {
        var first = Truth(left(it));
        return first == true ? Datum.Of(true) : Datum.Of(first | Truth(right(it)));
    };

    static Read Compare(Comparison it)
    {
        var (left, right) = (Of(it.Left), Of(it.Right));
        Func<int, bool> holds = it.Sign switch
        {
            "==" => order => order == 0,
            "!=" => order => order != 0,
            "<" => order => order < 0,
            "<=" => order => order <= 0,
            ">" => order => order > 0,
            _ => order => order >= 0,
        };
        return (in sight) => Datum.Order(left(sight), right(sight)) is { } order ? Datum.Of(holds(order)) : default;
    }

    static Read In(Within within)
    {
        var left = Of(within.Left);
        if (within.Right is ListLiteral list)
        {
            var items = list.Items.Select(Of).ToArray();
            return (in it) =>
            {
                var value = left(it);
                if (value.Is == Datum.Shape.Unknown) return default;
                var unknown = false;
                foreach (var item in items)
                    switch (Datum.Order(value, item(it)))
                    {
                        case 0: return Datum.Of(true);
                        case null: unknown = true; break;
                    }
                return unknown ? default : Datum.Of(false);
            };
        }
        var right = Of(within.Right);
        return (in it) =>
        {
            var (value, many) = (left(it), right(it));
            if (value.Is == Datum.Shape.Unknown || many.Is != Datum.Shape.List || many.Items.IsNothing) return default;
            for (var i = 0; i < many.Items.Items.Count; i++)
                if (Datum.Order(value, Datum.Of(many.Items.Items[i])) == 0) return Datum.Of(true);
            return Datum.Of(false);
        };
    }

    static Read Reckon(Arithmetic it)
    {
        var (left, right, sign) = (Of(it.Left), Of(it.Right), it.Sign);
        return (in sight) =>
        {
            var (l, r) = (left(sight), right(sight));
            return l.Is == Datum.Shape.Number && r.Is == Datum.Shape.Number ? Reckon(l.Amount, sign, r.Amount) : default;
        };
    }

    /// <summary>Unknown where the sum has no value: a division by nothing, or more than a number can hold.</summary>
    internal static Datum Reckon(decimal left, char sign, decimal right)
    {
        try
        {
            return sign switch
            {
                '+' => Datum.Of(left + right),
                '-' => Datum.Of(left - right),
                '*' => Datum.Of(left * right),
                _ => right == 0 ? default : Datum.Of(left / right),
            };
        }
        catch (OverflowException) { return default; }
    }
}
