using System.Text;
using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Fields;

/// <summary>Whether two different names can be one person's: Bob and Robert, Mohammed and Muhammad, Kasia and Katarzyna, Wong and Huang.</summary>
internal static class Nicknames
{
    static readonly List<string[]> Lines = [.. ReadLines()];
    static readonly WordSet Known = new(Lines.SelectMany(it => it).Distinct());

    // The groups of each name, in order.
    static readonly Dictionary<ulong, ushort[]> Groups = Lines.SelectMany((names, group) => names.Select(it => (Name: it, Group: (ushort)group)))
        .GroupBy(it => it.Name, it => it.Group).ToDictionary(it => Hashing.Of(Encoding.UTF8.GetBytes(it.Key)), it => it.Order().ToArray());

    /// <summary>How many pairs of a full name and another form the lists hold.</summary>
    public static int Pairs => Lines.Sum(it => it.Length - 1);

    public static bool Share(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (!Known.Has(a) || !Known.Has(b)) return false;
        var (one, other) = (Groups[Hashing.Of(a)], Groups[Hashing.Of(b)]);
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j]) return true;
            if (one[i] < other[j]) i++;
            else j++;
        }
        return false;
    }

    static IEnumerable<string[]> ReadLines()
    {
        var here = typeof(Nicknames).Assembly;
        foreach (var list in here.GetManifestResourceNames().Where(it => it.StartsWith("Bargate.Linkage.Names.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(here.GetManifestResourceStream(list)!);
            while (reader.ReadLine() is { } line)
                if (!line.StartsWith('#'))
                    yield return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(it => it.Replace('-', ' ')).Distinct()];
        }
    }
}
