namespace Bargate.Linkage.Clusters;

/// <summary>Sets of rows that are joined step by step; each is known by its lowest row.</summary>
internal sealed class Groups(int rows)
{
    readonly int[] _parents = [.. Enumerable.Range(0, rows)];

    public int Of(int row)
    {
        while (_parents[row] != row) row = _parents[row] = _parents[_parents[row]];
        return row;
    }

    public void Join(int a, int b)
    {
        var (one, other) = (Of(a), Of(b));
        if (one < other) _parents[other] = one;
        else _parents[one] = other;
    }

    public int[] All()
    {
        var all = new int[_parents.Length];
        for (var row = 0; row < all.Length; row++) all[row] = Of(row);
        return all;
    }
}
