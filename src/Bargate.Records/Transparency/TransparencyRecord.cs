namespace Bargate.Records.Transparency;

/// <summary>How records are matched, in the form of an Algorithmic Transparency Recording Standard record: tier 1 for everybody, tier 2 for who wants to know more.</summary>
internal sealed record TransparencyRecord(string Standard, string Name, DateOnly Updated, IReadOnlyList<TransparencyFact> Tier1, IReadOnlyList<TransparencySection> Tier2, IReadOnlyList<RegisterCard> Registers);

internal sealed record TransparencyFact(string Label, string Text);

internal sealed record TransparencySection(string Id, string Title, IReadOnlyList<TransparencyFact> Facts);

/// <summary>One register: what is compared, by which model, what comes of it, how well it does.</summary>
internal sealed record RegisterCard(string Id, string Name, int SourceRecords, int Records, IReadOnlyList<string> Sources, IReadOnlyList<string> Uses, ModelCard? Model, ZoneCard Zones, LinkCard Links, AccuracyCard? Accuracy);

/// <param name="Method">`mixture` or `plain`.</param>
internal sealed record ModelCard(string Version, DateOnly Learnt, int LearntFrom, string Method, IReadOnlyList<ComparisonCard> Comparisons, IReadOnlyList<string> Checks);

/// <summary>What is compared and how far it speaks for or against, in powers of two.</summary>
internal sealed record ComparisonCard(string Name, IReadOnlyList<LevelCard> Levels);

internal sealed record LevelCard(string Level, double Weight);

internal sealed record ZoneCard(bool Automatic, double LinkFrom, double ReviewFrom);

/// <summary>Links that stand, by who made them: runs of the program while the register let it, a form that repeats one whose sender an officer had confirmed or that was let in by likelihood, officers.</summary>
/// <param name="LastByRuns">When a run made the last of its links that stand.</param>
internal sealed record LinkCard(int ByRuns, DateOnly? LastByRuns, int OnArrival, int ByOfficers, int NotTheSame, int TakenBack, int Waiting);

/// <summary>Of links made by rule that officers checked: how many were false, with the interval that holds the true share 19 times in 20.</summary>
internal sealed record AccuracyCard(int Checked, int False, double Share, double Low, double High);
