namespace Bargate.Tests.Linkage;

/// <summary>Text distances as a textbook writes them, to hold the fast ones to.</summary>
internal static class NaiveText
{
    public static double Jaro(byte[] a, byte[] b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length == b.Length ? 1 : 0;
        var window = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        var (takenA, takenB) = (new bool[a.Length], new bool[b.Length]);
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length && !takenA[i]; j++)
                if (!takenB[j] && a[i] == b[j] && Math.Abs(i - j) <= window) takenA[i] = takenB[j] = true;
        var (one, other) = (a.Where((_, i) => takenA[i]).ToArray(), b.Where((_, j) => takenB[j]).ToArray());
        if (one.Length == 0) return 0;
        var swaps = one.Zip(other).Count(it => it.First != it.Second) / 2;
        return ((double)one.Length / a.Length + (double)one.Length / b.Length + (one.Length - swaps) / (double)one.Length) / 3;
    }

    public static double JaroWinkler(byte[] a, byte[] b)
    {
        var jaro = Jaro(a, b);
        var prefix = a.Zip(b).TakeWhile(it => it.First == it.Second).Take(4).Count();
        return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro;
    }

    public static int Edits(byte[] a, byte[] b, bool swaps)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        return table[a.Length, b.Length];
    }
}
