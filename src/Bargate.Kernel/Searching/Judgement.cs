using System.Globalization;

namespace Bargate.Kernel.Searching;

/// <summary>A query and the addresses that answer it, 3 best, 2 good, 1 related: one line of a council's `search-judgements.csv`.</summary>
public sealed record Judgement(string Query, IReadOnlyDictionary<string, int> Grades)
{
    public const string File = "search-judgements.csv";

    const int Deep = 10;

    public static IReadOnlyList<Judgement> Read(string path) => System.IO.File.Exists(path) ? Parse(System.IO.File.ReadLines(path)) : [];

    /// <summary>
    /// A line of headings, then one line for each query. The columns `query` and `expected` are read, whatever stands beside them: `/address:3 /another:1`, or with `;`
    /// between them. A line that does not read so is passed over.
    /// </summary>
    public static IReadOnlyList<Judgement> Parse(IEnumerable<string> lines)
    {
        var rows = lines.Select(it => it.Split(',')).ToList();
        if (rows.Count == 0) return [];
        var (query, expected) = (Array.IndexOf(rows[0], "query"), Array.IndexOf(rows[0], "expected"));
        return query < 0 || expected < 0 ? [] : [.. rows.Skip(1).Where(it => it.Length == rows[0].Length).Select(it => Row(it[query], it[expected])).OfType<Judgement>()];
    }

    static Judgement? Row(string query, string expected)
    {
        var grades = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in expected.Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries))
            if (one.LastIndexOf(':') is var colon and > 0 && int.TryParse(one[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var grade)) grades[one[..colon]] = grade;
        return grades.Count > 0 ? new(query.Trim(), grades) : null;
    }

    /// <summary>Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), gains 2^grade - 1.</summary>
    public double Gain(IReadOnlyList<string> found)
    {
        var best = Sum(Grades.Values.OrderDescending());
        return best <= 0 ? 0 : Sum(found.Distinct().Take(Deep).Select(it => Grades.GetValueOrDefault(it))) / best;
    }

    /// <summary>A good answer among the first so many.</summary>
    public bool Has(IReadOnlyList<string> found, int first) => found.Take(first).Any(it => Grades.GetValueOrDefault(it) >= 2);

    static double Sum(IEnumerable<int> grades) => grades.Take(Deep).Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();
}
