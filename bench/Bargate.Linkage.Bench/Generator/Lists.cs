namespace Bargate.Linkage.Bench.Generator;

/// <summary>The files beside this one.</summary>
internal static class Lists
{
    static readonly int[] Eras = [1900, 1940, 1960, 1980, 1995, 2010];

    public static readonly NameList BritishSurnames = new([.. Lines("british-surnames.txt").SelectMany(it => it).Distinct()], 0.3, 0.65);
    public static readonly NameList[] BritishMen = Forenames("british-men.txt"), BritishWomen = Forenames("british-women.txt");
    public static readonly Community[] Communities =
    [
        .. Lines("communities.txt").GroupBy(it => it[0], it => (Kind: it[1], Names: it[2..]))
            .Select(it => new Community(it.Key, List(it.Single(one => one.Kind == "surnames").Names, 0.65), List(it.Single(one => one.Kind == "men").Names, 0.8), List(it.Single(one => one.Kind == "women").Names, 0.8))),
    ];

    public static readonly Dictionary<string, string[]> Nicknames = Lines("nicknames.txt").ToDictionary(it => it[0], it => it[1..]);
    public static readonly string[][] Streets = [.. Lines("streets.txt").Select(it => it.Select(word => word.Replace('-', ' ')).ToArray())];

    /// <summary>Forenames in fashion in a year.</summary>
    public static NameList British(char sex, int year)
    {
        var era = 0;
        while (era < Eras.Length - 1 && Eras[era + 1] - 8 <= year) era++;
        return (sex == 'M' ? BritishMen : BritishWomen)[era];
    }

    static NameList List(string[] names, double power) => new(names, 1, power);

    static NameList[] Forenames(string file) => [.. Lines(file).Select(it => new NameList(it[1..], 4, 1.05))];

    static IEnumerable<string[]> Lines(string file)
    {
        using var reader = new StreamReader(typeof(Lists).Assembly.GetManifestResourceStream(file)!);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#')) yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}

internal sealed record Community(string Name, NameList Surnames, NameList Men, NameList Women);
