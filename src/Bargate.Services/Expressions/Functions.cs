namespace Bargate.Services.Expressions;

/// <summary>What an expression may call. None of them has an effect.</summary>
internal sealed record Function(string Name, int Least, int Most, string Example);

internal static class Functions
{
    static readonly Function[] All =
    [
        new("count", 1, 1, "Write count(vehicles), with the id of a group or of choices"),
        new("sum", 1, 1, "Write sum(items.price), with a number of a group"),
        new("age", 1, 1, "Write age(born), with a date"),
        new("min", 2, 8, "Write min(a, b)"),
        new("max", 2, 8, "Write max(a, b)"),
        new("if", 3, 3, "Write if(condition, value, other)"),
        new("known", 1, 1, "Write known(details), with the id of a question"),
        new("any", 1, 1, "Write any(vehicles.fuel == 'diesel'), with a condition on the items of a group"),
    ];

    public static IEnumerable<string> Names => All.Select(it => it.Name);

    public static Function? Find(string name) => Array.Find(All, it => it.Name == name);
}
