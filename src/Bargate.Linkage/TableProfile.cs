using Bargate.Linkage.Columns;
using Bargate.Linkage.Learning;

namespace Bargate.Linkage;

/// <summary>What a column holds once its values are prepared.</summary>
/// <param name="Filled">Rows with a value; placeholders such as 'unknown' count as none.</param>
/// <param name="Top">The most frequent values.</param>
/// <param name="Generic">Values that so many different people hold that to share one says nothing.</param>
/// <param name="Faulty">Rows whose number fails its check; null where the kind has none.</param>
public sealed record ColumnProfile(LinkageColumn Column, int Filled, int Empty, int Distinct, IReadOnlyList<(string Value, int Rows)> Top, IReadOnlyList<string> Generic, int? Faulty);

/// <summary>A first look at a table, column by column.</summary>
public sealed record TableProfile(int Rows, IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<string> Problems)
{
    public static TableProfile Of(Table table, int most = 5)
    {
        var generic = GenericFinder.In(table);
        return new(table.Count, [.. table.Columns.Select((it, place) => OfColumn(table, it, place, most, generic.GetValueOrDefault(it.Name) ?? []))], table.Problems);
    }

    static ColumnProfile OfColumn(Table table, LinkageColumn column, int place, int most, IReadOnlyList<string> generic)
    {
        var (counts, pool) = (table.Frequencies(place), table.Pools[place]);
        var top = Enumerable.Range(1, counts.Length - 1).OrderByDescending(it => counts[it]).ThenBy(it => pool.TextOf(it), StringComparer.Ordinal).Take(most).Select(it => (pool.TextOf(it)!, counts[it]));
        var shared = generic.Select(it => Convert.ToUInt64(it, 16)).ToHashSet();
        var found = shared.Count == 0 ? [] : Enumerable.Range(1, counts.Length - 1).Where(it => shared.Contains(Hashing.Of(pool[it]))).OrderByDescending(it => counts[it]).Select(it => pool.TextOf(it)!).ToList();
        // A value that only a table joined from others knew has an id and no row.
        return new(column, table.Count - counts[0], counts[0], counts.Skip(1).Count(it => it > 0), [.. top], found, Profiles.Faults.Count(column.Kind, pool, counts));
    }
}
