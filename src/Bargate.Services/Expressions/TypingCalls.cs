using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

/// <summary>Arithmetic and functions.</summary>
internal sealed partial class Typing
{
    static readonly Kind Number = new(ValueKind.Number), YesNo = new(ValueKind.YesNo), Date = new(ValueKind.Date);

    Kind? Of(Shifted it)
    {
        if (Of(it.Day) is not { } day) return null;
        if (day.Is == ValueKind.Date) return Date;
        Fault(it.Day, $"'{it.Day.Print()}' is {day.Words}, and only a date can be moved by days", "Begin with today or a question of type date");
        return null;
    }

    Kind? Of(Arithmetic it)
    {
        var sound = true;
        foreach (var side in new[] { it.Left, it.Right })
        {
            var kind = Of(side);
            sound &= kind is { Is: ValueKind.Number };
            if (kind is { Is: not ValueKind.Number })
                Fault(side, $"'{side.Print()}' is {kind.Words}, and {it.Sign} works on numbers", kind.Is == ValueKind.Date ? "Say how long: today - 3 working days, today + 2 months" : "Use a question of type number or money, or count(group)");
        }
        return sound ? Number : null;
    }

    Kind? Of(Call call)
    {
        var first = call.Arguments[0];
        switch (call.Function)
        {
            case "count": return Must(first, Of(first), kind => kind.IsMany, "Name a group, or a question of type choices") ? Number : null;
            case "age": return Must(first, Of(first), kind => kind.Is == ValueKind.Date, "Name a question of type date") ? Number : null;
            case "sum": return Sum(first);
            case "known": return Known(first);
            case "any": return Any(first);
            case "if":
                Truth(first);
                return Same(call, call.Arguments.Skip(1), ordered: false);
            default: return Same(call, call.Arguments, ordered: true);
        }
    }

    bool Must(Node node, Kind? kind, Func<Kind, bool> holds, string fix)
    {
        if (kind is not null && !holds(kind)) Fault(node, $"'{node.Print()}' is {kind.Words}", fix);
        return kind is not null && holds(kind);
    }

    Kind? Sum(Node argument)
    {
        if (argument is not Name { Member: not null } name || !IsGroup(name.Question))
        {
            Fault(argument, "sum() adds up a number of a group", "Write sum(items.price)");
            return null;
        }
        return Must(name, Inside(name.Question, () => Of(name)), kind => kind.Is == ValueKind.Number, "Name a question of type number or money") ? Number : null;
    }

    Kind? Known(Node argument)
    {
        if (argument is Name name) return Of(name) is null ? null : YesNo;
        Fault(argument, $"'{argument.Print()}' is not a question", "Write known(details), with the id of a question");
        return null;
    }

    Kind? Any(Node condition)
    {
        var groups = condition.Names().Where(it => it.Member is not null).Select(it => it.Question).Distinct().ToList();
        if (within is not null || groups is not [var group] || !IsGroup(group))
        {
            Fault(condition, "any() looks at the items of one group", "Write any(vehicles.fuel == 'diesel')");
            return null;
        }
        var before = faults.Count;
        Inside(group, () =>
        {
            Truth(condition);
            return null;
        });
        return faults.Count == before ? YesNo : null;
    }

    Kind? Inside(string group, Func<Kind?> look)
    {
        within = group;
        try { return look(); }
        finally { within = null; }
    }

    // A name that is not known is looked at, so that its fault says why.
    bool IsGroup(string name) => !scope.Known.TryGetValue(name, out var subject) || subject.Kind.Value == ValueKind.Items;

    Kind? Same(Call call, IEnumerable<Node> values, bool ordered)
    {
        var kinds = values.Select(it => (Node: it, Kind: Of(it))).ToList();
        if (kinds.Exists(it => it.Kind is null)) return null;
        var first = kinds[0].Kind!;
        if (first.IsMany || first.Is == ValueKind.Map || ordered && !Ordered(first))
        {
            Fault(kinds[0].Node, $"'{kinds[0].Node.Print()}' is {first.Words}", ordered ? "Compare numbers or dates" : "Give one value, such as a number");
            return null;
        }
        foreach (var (node, kind) in kinds.Skip(1))
            if (Plain(kind!.Is) != Plain(first.Is))
            {
                Fault(node, $"{call.Function}() has {first.Words} and {kind.Words}", "Give values of one kind");
                return null;
            }
        return new Kind(Plain(first.Is));
    }
}
