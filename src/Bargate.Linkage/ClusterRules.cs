namespace Bargate.Linkage;

/// <summary>What a cluster must not be. A cluster that breaks a rule is split at its weakest edges.</summary>
public sealed record ClusterRules
{
    public int MostRecords { get; init; } = 100;
    /// <summary>A pair of members whose weight is below this contradicts the cluster.</summary>
    public double ContradictionWeight { get; init; } = -12;
    /// <summary>Rows that a person has said are not the same.</summary>
    public IReadOnlyList<(int Left, int Right)> CannotLink { get; init; } = [];
    /// <summary>The column that names the source of a record.</summary>
    public string? SourceColumn { get; init; }
    /// <summary>Sources of which one person has at most one record.</summary>
    public IReadOnlyList<string> DuplicateFreeSources { get; init; } = [];
    /// <summary>Columns, such as a National Insurance number, of which one person has at most one value.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
    public static ClusterRules None => new() { MostRecords = int.MaxValue, ContradictionWeight = double.NegativeInfinity };
}
