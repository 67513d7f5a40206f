namespace Bargate.Linkage.Bench.Generator;

/// <summary>SplitMix64: one of these for each household, so that it comes out the same whoever makes it and when.</summary>
internal struct Rng(ulong seed, ulong stream)
{
    ulong _state = Mix(seed * 0x9E3779B97F4A7C15 + Mix(stream + 0xD1B54A32D192ED03));

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Is(double chance) => Share() < chance;

    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    /// <summary>Gamma with a whole shape: so many waits one after another.</summary>
    public double Gamma(int shape, double scale)
    {
        var product = 1.0;
        for (var i = 0; i < shape; i++) product *= 1 - Share();
        return -Math.Log(product) * scale;
    }

    /// <summary>The place in a list of shares that add up to 1.</summary>
    public int Pick(ReadOnlySpan<double> shares)
    {
        var left = Share();
        for (var i = 0; i < shares.Length - 1; i++)
            if ((left -= shares[i]) < 0) return i;
        return shares.Length - 1;
    }

    static ulong Mix(ulong it)
    {
        it = (it ^ (it >> 30)) * 0xBF58476D1CE4E5B9;
        it = (it ^ (it >> 27)) * 0x94D049BB133111EB;
        return it ^ (it >> 31);
    }
}
