namespace Bargate.Linkage.Bench.Generator;

/// <summary>Names, the commonest first, drawn as often as their rank makes them common.</summary>
internal sealed class NameList
{
    const int Steps = 1 << 14;
    readonly HashSet<string> _known;
    readonly string[] _drawn = new string[Steps];

    public NameList(IReadOnlyList<string> names, double offset, double power)
    {
        Names = names;
        _known = [.. names];
        var weights = names.Select((_, rank) => Math.Pow(rank + 1 + offset, -power)).ToArray();
        var (total, sum, at) = (weights.Sum(), 0.0, 0);
        for (var i = 0; i < Steps; i++)
        {
            while (at < names.Count - 1 && (sum + weights[at]) / total * Steps <= i) sum += weights[at++];
            _drawn[i] = names[at];
        }
    }

    public IReadOnlyList<string> Names { get; }

    public bool Has(string name) => _known.Contains(name);

    public string Draw(ref Rng rng) => _drawn[rng.Next() >> 50];
}
