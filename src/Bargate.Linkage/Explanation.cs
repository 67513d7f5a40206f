namespace Bargate.Linkage;

/// <summary>Why a pair has its weight: the prior, and what each comparison adds (log2).</summary>
/// <param name="Classes">Shares of 'same person', 'same household', 'namesake' and 'same area', where the model is a mixture.</param>
public sealed record Explanation(double PriorWeight, IReadOnlyList<ExplainedLevel> Levels, double Weight, double Probability, IReadOnlyDictionary<string, double>? Classes);

/// <summary>What one comparison found and what it adds; the term frequency's part is apart.</summary>
public sealed record ExplainedLevel(string Comparison, string Level, string? Left, string? Right, double Weight, double TermFrequencyWeight);

/// <summary>A record found for another one.</summary>
public sealed record Match(string Id, double Weight, double Probability, Explanation Explanation);
