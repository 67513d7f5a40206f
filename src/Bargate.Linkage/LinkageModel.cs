using Bargate.Linkage.Models;
using Bargate.Linkage.Scoring;

namespace Bargate.Linkage;

/// <summary>A level with the chance of it in pairs of one person (m) and of two (u).</summary>
public sealed record LevelWeight(string Label, double M, double U)
{
    public double Weight => Math.Log2(M / U);
}

/// <summary>What was learnt for a comparison: level 0 is everything else, the last is the highest.</summary>
/// <param name="TermFrequencyExponent">How much of the rarity of an agreeing value counts: 0 none, 1 all of it.</param>
public sealed record ComparisonWeights(string Comparison, IReadOnlyList<LevelWeight> Levels, double TermFrequencyExponent = 0);

/// <summary>A class of pairs: its share and, for each comparison, the chances of the levels.</summary>
public sealed record MixtureClass(string Name, double Share, IReadOnlyList<IReadOnlyList<double>> Levels);

/// <summary>All pairs as a mixture of classes, of which the first is the same person and the last strangers.</summary>
/// <param name="HeldOutGain">How much better than two classes it describes pairs held out, in bits a pair.</param>
public sealed record MixtureModel(IReadOnlyList<MixtureClass> Classes, double HeldOutGain);

/// <summary>Settings and learnt numbers. Immutable; kept as versioned JSON.</summary>
public sealed record LinkageModel
{
    public required LinkageSettings Settings { get; init; }
    public required IReadOnlyList<ComparisonWeights> Weights { get; init; }
    /// <summary>The chance that two records drawn at random are one person.</summary>
    public required double Prior { get; init; }
    /// <summary>Absent when the plain model is used; <see cref="Checks"/> then says why.</summary>
    public MixtureModel? Mixture { get; init; }
    public IReadOnlyList<string> Checks { get; init; } = [];
    /// <summary>Per column, hashes of values held by so many different people that agreement on them says nothing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Generic { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>Short hash of the content: two models with one version give the same weights.</summary>
    public string Version => ModelJson.VersionOf(this);

    internal string GenericVersion => string.Join(";", Generic.OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => $"{it.Key}:{string.Join(",", it.Value)}"));

    public static LinkageModel Read(string json) => ModelJson.Read(json);
    public string Write() => ModelJson.Write(this);

    /// <summary>Explains a pair. Values are in the order of the settings' columns; term frequencies are those of <paramref name="among"/>.</summary>
    public Explanation Explain(IReadOnlyList<string?> left, IReadOnlyList<string?> right, Table? among = null) => Explaining.Pair(this, left, right, among);
}
