namespace Bargate.Linkage.Comparing;

/// <summary>One worker's comparison of pairs of rows of a table.</summary>
internal sealed class PairComparer
{
    readonly Table _table;

    public PairComparer(Table table, LinkageSettings settings, GenericValues generic)
    {
        _table = table;
        Values = new(table.Pools, generic);
        Comparers = Comparing.Comparers.Of(settings, table.Columns, Values);
        Patterns = new(Comparers.Select(it => it.Levels));
    }

    public PairValues Values { get; }
    public Comparer[] Comparers { get; }
    public Patterns Patterns { get; }

    public int PatternOf(int a, int b) => Patterns.Of(Comparers, _table.Row(a), _table.Row(b));
}
