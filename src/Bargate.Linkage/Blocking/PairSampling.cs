using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Blocking;

/// <summary>Which pairs are in a sample. It is chosen by hashes, so it is the same however many cores there are.</summary>
internal readonly record struct PairSampling(ulong Seed, double Share)
{
    // Below this share it is quicker to draw pairs than to ask of each whether it is in.
    const double Sparse = 0.1;

    public static PairSampling Of(long pairs, long most, ulong seed) => new(seed, pairs <= most ? 1 : (double)most / pairs);

    public bool IsSparse => Share < Sparse;

    public bool Has(int a, int b) => Share >= 1 || Fraction(Hash(((ulong)(uint)a << 32) | (uint)b)) < Share;

    /// <summary>How many pairs to draw from a block: as many as its share on average, rounded up or down by chance.</summary>
    public ulong DrawsOf(long pairs, ulong block) => (ulong)(pairs * Share + Fraction(Hash(block)));

    /// <summary>One of the pairs of so many rows, the lower first.</summary>
    public (int, int) PairOf(int rows, ulong block, ulong draw)
    {
        var (i, j) = PairOf(rows, rows - 1, block, draw);
        j -= rows;
        if (j >= i) j++;
        return i < j ? (i, j) : (j, i);
    }

    /// <summary>One of the first rows and one of those that follow them.</summary>
    public (int, int) PairOf(int left, int right, ulong block, ulong draw)
    {
        var bits = Hashing.Combine(Hash(block), draw);
        return ((int)((uint)bits % (uint)left), left + (int)((uint)(bits >> 32) % (uint)right));
    }

    ulong Hash(ulong value) => Hashing.Combine(Hashing.Combine(0, value), Seed);

    static double Fraction(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));
}
