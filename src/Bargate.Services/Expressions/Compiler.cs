using System.Globalization;
using Bargate.Kernel.Calendar;
using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

/// <summary>Turns a condition into delegates. Three-valued: null is unknown, because an answer is missing; at the end unknown does not hold.</summary>
internal static class Compiler
{
    delegate bool? Truth(IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days);

    delegate Value? Read(IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days);

    /// <summary>A condition from text that may be wrong; a faulty one never holds.</summary>
    public static Condition Compile(string source, Node? node)
    {
        if (node is null) return new Condition(source, new HashSet<string>(), (_, _, _) => false);
        var truth = Of(node);
        return new Condition(source, node.Names().Select(n => n.Question).ToHashSet(), (a, t, d) => truth(a, t, d) == true, node);
    }

    /// <summary>The same for a value: a faulty one is never known.</summary>
    public static Formula Formula(string source, Node? node)
    {
        if (node is null) return new Formula(source, new HashSet<string>(), (_, _, _) => null);
        var read = ReadOf(node);
        return new Formula(source, node.Names().Select(n => n.Question).ToHashSet(), (a, t, d) => read(a, t, d), node);
    }

    static Truth Of(Node node)
    {
        switch (node)
        {
            case Both both:
                var (b1, b2) = (Of(both.Left), Of(both.Right));
                return (a, t, d) => b1(a, t, d) is var left && left == false ? false : left & b2(a, t, d);
            case Either either:
                var (e1, e2) = (Of(either.Left), Of(either.Right));
                return (a, t, d) => e1(a, t, d) is var left && left == true ? true : left | e2(a, t, d);
            case Not not:
                var inner = Of(not.Inner);
                return (a, t, d) => !inner(a, t, d);
            case Comparison comparison:
                return Compare(comparison);
            case Within within:
                return In(within);
            default:
                var value = ReadOf(node);
                return (a, t, d) => value(a, t, d) is Value.YesNo yes ? yes.Yes : null;
        }
    }

    static Truth Compare(Comparison it)
    {
        var (left, right) = (ReadOf(it.Left), ReadOf(it.Right));
        Func<int, bool> holds = it.Sign switch
        {
            "==" => order => order == 0,
            "!=" => order => order != 0,
            "<" => order => order < 0,
            "<=" => order => order <= 0,
            ">" => order => order > 0,
            _ => order => order >= 0,
        };
        return (a, t, d) => Order(left(a, t, d), right(a, t, d)) is { } order ? holds(order) : null;
    }

    static Truth In(Within it)
    {
        var left = ReadOf(it.Left);
        if (it.Right is ListLiteral list)
        {
            var items = list.Items.Select(ReadOf).ToArray();
            return (a, t, d) =>
            {
                if (left(a, t, d) is not { IsNothing: false } value) return null;
                foreach (var item in items)
                    if (Order(value, item(a, t, d)) == 0) return true;
                return false;
            };
        }
        var right = ReadOf(it.Right);
        return (a, t, d) =>
        {
            if (left(a, t, d) is not { } value || right(a, t, d) is not Value.List many) return null;
            foreach (var item in many.Items)
                if (Order(value, item) == 0) return true;
            return false;
        };
    }

    static Read ReadOf(Node node)
    {
        switch (node)
        {
            case TextLiteral text: return Constant(new Value.Text(text.Text));
            case NumberLiteral number: return Constant(new Value.Number(number.Number));
            case YesNoLiteral literal: return Constant(new Value.YesNo(literal.Yes));
            case Today today:
                var day = new RelativeDate(null, today.Offset, today.Working);
                return (_, t, d) => new Value.Date(day.On(t, d));
            case Name { Member: null } name:
                return (a, _, _) => a.GetValueOrDefault(name.Question);
            case Name name:
                return (a, _, _) => a.GetValueOrDefault(name.Question) is Value.Map map ? map.Parts.GetValueOrDefault(name.Member) : null;
            case ListLiteral list:
                var items = list.Items.Select(ReadOf).ToArray();
                return (a, t, d) => new Value.List([.. items.Select(it => it(a, t, d)).OfType<Value>()]);
            default:
                var truth = Of(node);
                return (a, t, d) => truth(a, t, d) is { } yes ? new Value.YesNo(yes) : null;
        }
    }

    static Read Constant(Value value) => (_, _, _) => value;

    /// <summary>Null when one side is missing or they are of different kinds.</summary>
    static int? Order(Value? left, Value? right) => (left, right) switch
    {
        (null or { IsNothing: true }, _) or (_, null or { IsNothing: true }) => null,
        (Value.Text l, Value.Text r) => string.CompareOrdinal(l.Content, r.Content),
        (Value.Number l, Value.Number r) => l.Amount.CompareTo(r.Amount),
        (Value.YesNo l, Value.YesNo r) => l.Yes.CompareTo(r.Yes),
        (Value.Date l, Value.Date r) => l.Day.CompareTo(r.Day),
        (Value.Date l, Value.Text r) => DayOf(r) is { } day ? l.Day.CompareTo(day) : null,
        (Value.Text l, Value.Date r) => DayOf(l) is { } day ? day.CompareTo(r.Day) : null,
        _ => null,
    };

    static DateOnly? DayOf(Value.Text text) =>
        DateOnly.TryParseExact(text.Content, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
