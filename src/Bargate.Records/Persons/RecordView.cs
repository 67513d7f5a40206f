using Bargate.Records.Contract;

namespace Bargate.Records.Persons;

/// <summary>A record as its page shows it.</summary>
internal sealed record RecordView(OpenedRecord Opened, string Name)
{
    public IReadOnlyList<ShownValue> Values { get; init; } = [];

    public IReadOnlyList<ShownSource> Sources { get; init; } = [];

    /// <summary>What links the source records and stands, strongest first.</summary>
    public IReadOnlyList<ShownLink> Links { get; init; } = [];

    /// <summary>What was said not to be the same, and links that were taken back, newest first.</summary>
    public IReadOnlyList<ShownLink> Others { get; init; } = [];

    public IReadOnlyList<ShownRelation> Relations { get; init; } = [];

    public IReadOnlyList<string> Cases { get; init; } = [];

    public IReadOnlyList<ShownCorrection> Corrections { get; init; } = [];

    public IReadOnlyList<ShownLook> Looks { get; init; } = [];

    /// <summary>Pairs of this record that wait for an officer.</summary>
    public int Waiting { get; init; }
}

/// <summary>A column with everything that is said of it now: the first is what the council goes by. Several: the sources disagree.</summary>
internal sealed record ShownValue(string Column, IReadOnlyList<SaidValue> Said)
{
    public bool Disputed => Said.Count > 1 || Said.Any(it => it.Wrong is not null);
}

internal sealed record SaidValue(string Text, IReadOnlyList<(RecordId Record, string Source, DateTime At)> By, ShownCorrection? Wrong);

internal sealed record ShownSource(SourceRecord Record, string Name, string Team, bool MayCorrect, IReadOnlyList<ShownVersion> Versions);

/// <summary>What one version said; of an older one only what the next one changed.</summary>
internal sealed record ShownVersion(int Number, DateTime At, IReadOnlyList<(string Column, string Text)> Values);

/// <param name="Again">The picture was worked out again, so it lacks how rare the values were then.</param>
internal sealed record ShownLink(Assertion Made, string Left, string Right, string Who, string? Second, string? Reason, string? RevokedBy, string? RevokedWhy, string? Waterfall, bool Again);

/// <summary>How it stands to another record.</summary>
/// <param name="Kind">A word key: `lives-at`, `household`, `owes`.</param>
internal sealed record ShownRelation(string Kind, IReadOnlyList<RecordBrief> Others, string? Text, int More = 0);

internal sealed record ShownCorrection(Correction Made, string Source, string Wrong, string? Proposed, string? Why, string By, string? AnsweredBy, string? Answer);

internal sealed record ShownLook(DateTime At, string Who, string What, string? Why);
