using Bargate.Services.Contract;
using static Bargate.Services.Expressions.Compiler;

namespace Bargate.Services.Expressions;

/// <summary>The functions of expressions as delegates.</summary>
internal static class Calls
{
    public static Read Of(Call call) => call.Function switch
    {
        "count" => Count(Compiler.Of(call.Arguments[0])),
        "sum" => Sum(call.Arguments[0] as Name),
        "age" => Age(Compiler.Of(call.Arguments[0])),
        "if" => If(Compiler.Of(call.Arguments[0]), Compiler.Of(call.Arguments[1]), Compiler.Of(call.Arguments[2])),
        "known" => Known(Compiler.Of(call.Arguments[0])),
        "any" => Any(call.Arguments[0]),
        _ => Extreme([.. call.Arguments.Select(Compiler.Of)], call.Function == "min" ? -1 : 1),
    };

    static Read Count(Read group) => (in it) => group(it) is { Is: Datum.Shape.List } list ? Datum.Of((decimal)list.Items.Items.Count) : default;

    /// <summary>The one that looks at a missing answer without becoming unknown itself: never asked, hidden and left blank are alike.</summary>
    static Read Known(Read answer) => (in it) => Datum.Of(answer(it) is { Is: not Datum.Shape.Unknown } value && !(value.Is == Datum.Shape.List && value.Items.IsNothing));

    /// <summary>What an item leaves out counts as nothing; a group that is not answered is unknown.</summary>
    static Read Sum(Name? name) => (in it) =>
    {
        if (name?.Member is not { } member || it.Answers.GetValueOrDefault(name.Question) is not Value.List list) return default;
        var total = Datum.Of(0m);
        for (var i = 0; i < list.Items.Count && total.Is == Datum.Shape.Number; i++)
            if (list.Items[i] is Value.Map item && item.Parts.GetValueOrDefault(member) is Value.Number number)
                total = Reckon(total.Amount, '+', number.Amount);
        return total;
    };

    /// <summary>In whole years; who was born on 29 February is older on 1 March.</summary>
    static Read Age(Read born) => (in it) =>
    {
        if (born(it) is not { Is: Datum.Shape.Date } date) return default;
        var day = date.Day;
        var years = it.Today.Year - day.Year;
        return Datum.Of((decimal)((it.Today.Month, it.Today.Day).CompareTo((day.Month, day.Day)) < 0 ? years - 1 : years));
    };

    static Read If(Read condition, Read then, Read otherwise) => (in it) =>
        Truth(condition(it)) is { } yes ? yes ? then(it) : otherwise(it) : default;

    static Read Any(Node condition)
    {
        var holds = Compiler.Of(condition);
        var group = GroupOf(condition);
        return (in it) =>
        {
            if (group is null || it.Answers.GetValueOrDefault(group) is not Value.List list) return default;
            bool? found = false;
            for (var i = 0; i < list.Items.Count && found != true; i++)
                found |= list.Items[i] is Value.Map item ? Truth(holds(it with { Group = group, Item = item })) : null;
            return Datum.Of(found);
        };
    }

    /// <summary>The group whose items a condition looks at: the first name with a part.</summary>
    public static string? GroupOf(Node condition) => condition.Names().FirstOrDefault(it => it.Member is not null)?.Question;

    static Read Extreme(Read[] values, int wanted) => (in it) =>
    {
        var best = values[0](it);
        for (var i = 1; i < values.Length; i++)
        {
            var next = values[i](it);
            if (Datum.Order(next, best) is not { } order) return default;
            if (order * wanted > 0) best = next;
        }
        return best;
    };
}
