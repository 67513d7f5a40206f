using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Comparing;

/// <summary>One worker's comparison of pairs of rows.</summary>
internal sealed class PairComparer
{
    public PairComparer(IReadOnlyList<LinkageColumn> columns, ValuePool[] pools, LinkageSettings settings, GenericValues generic)
    {
        Values = new(pools, generic);
        Comparers = Comparing.Comparers.Of(settings, columns, Values);
        Patterns = new(Comparers.Select(it => it.Levels));
    }

    public PairComparer(Table table, LinkageSettings settings, GenericValues generic) : this(table.Columns, table.Pools, settings, generic) { }

    public PairValues Values { get; }
    public Comparer[] Comparers { get; }
    public Patterns Patterns { get; }

    public int PatternOf(ReadOnlySpan<int> a, ReadOnlySpan<int> b) => Patterns.Of(Comparers, a, b);
}
