using System.Globalization;
using Bargate.Kernel.Yaml;
using Bargate.Services.Expressions;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>A fee can be paid: somebody pays more than nothing, in whole pence.</summary>
internal static class Fees
{
    public static void Check(ReadService read, Faults faults)
    {
        if (read.Definition.Fee is not { Amount: { Tree: { } tree } amount }) return;
        var at = read.Places.Of(amount);
        var most = Most(tree, read);
        if (most < 0) faults.Add(at, $"This fee is negative: at most {Written(most.Value)} pence", "Write what is paid in pence, such as 1500 for £15.00");
        else if (most < 1) faults.Add(at, "This fee is never more than nothing", "Write what is paid in pence, such as 1500 for £15.00, or remove `fee:`");
        else if (tree is NumberLiteral { Number: var number } && number != decimal.Truncate(number)) faults.Add(at, $"{Written(number)} is not whole pence", $"Write {Written(number * 100)} for £{number.ToString("0.00", CultureInfo.InvariantCulture)}");
    }

    static string Written(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The most that a sum can come to; null where it has no end that can be seen.</summary>
    static decimal? Most(Node node, ReadService read) => End(node, read, 1);

    // The end of one side: 1 for the most, -1 for the least.
    static decimal? End(Node node, ReadService read, int side)
    {
        switch (node)
        {
            case NumberLiteral number: return number.Number;
            case Name { Member: null } name: return Limit(name.Question, read, side);
            case Call { Function: "count", Arguments: [Name { Member: null } group] }: return read.Definition.Question(group.Question)?.Items is { } items ? side > 0 ? items.Max : items.Min : side > 0 ? null : 0;
            case Call { Function: "if" } choice: return Outer([End(choice.Arguments[1], read, side), End(choice.Arguments[2], read, side)], side);
            case Call { Function: "min" or "max" } call: return Extreme([.. call.Arguments.Select(it => End(it, read, side))], call.Function == "max" ? 1 : -1, side);
            case Arithmetic { Sign: '+' } sum: return Reckon(End(sum.Left, read, side), '+', End(sum.Right, read, side));
            case Arithmetic { Sign: '-' } less: return Reckon(End(less.Left, read, side), '-', End(less.Right, read, -side));
            case Arithmetic { Sign: '*' } product:
                decimal?[] ends = [.. from l in new[] { 1, -1 } from r in new[] { 1, -1 } select Reckon(End(product.Left, read, l), '*', End(product.Right, read, r))];
                return Outer(ends, side);
            default: return null;
        }
    }

    static decimal? Limit(string id, ReadService read, int side)
    {
        if (read.Definition.Question(id) is not { } question) return null;
        if (question.Value?.Tree is { } tree) return End(tree, read, side);
        return question.SettingNumber(side > 0 ? "max" : "min") is { } limit ? question.Type == "money" ? limit * 100 : limit : null;
    }

    static decimal? Outer(IReadOnlyList<decimal?> ends, int side) => ends.Any(it => it is null) ? null : side > 0 ? ends.Max() : ends.Min();

    // max() is at least the best of the ends that are known, and min() at most; the other way round all must be.
    static decimal? Extreme(IReadOnlyList<decimal?> ends, int wanted, int side)
    {
        if (wanted == side) return Outer(ends, side);
        var known = ends.Where(it => it is not null).ToList();
        return known.Count == 0 ? null : wanted > 0 ? known.Max() : known.Min();
    }

    static decimal? Reckon(decimal? left, char sign, decimal? right) =>
        left is { } l && right is { } r && Compiler.Reckon(l, sign, r) is { Is: Datum.Shape.Number } sum ? sum.Amount : null;
}
