namespace Bargate.Examples;

/// <summary>
/// Numbers that are the same on every machine and every version of .NET, for practice data with a fixed seed (SplitMix64; System.Random's
/// sequence for a seed is not promised to stay).
/// </summary>
public sealed class PracticeRandom(ulong seed)
{
    ulong state = seed;

    public ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>0 up to, and not, <paramref name="below"/>.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    /// <summary><paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool Chance(double of) => Unit() < of;

    /// <summary>0 up to, and not, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> of) => of[Below(of.Count)];
}
