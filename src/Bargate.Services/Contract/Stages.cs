namespace Bargate.Services.Contract;

/// <summary>Where a case is, in words that a resident reads.</summary>
public sealed record Stage
{
    public required string Id { get; init; }

    /// <summary>What residents are told; may hold {reason}, {reference}, {due:STAGE} and what <see cref="Asks"/> names.</summary>
    public required Text Say { get; init; }

    /// <summary>What happens next, and by when.</summary>
    public Text? Next { get; init; }

    /// <summary>Working days from entering the previous stage within which this one is due.</summary>
    public int? Target { get; init; }

    public bool Closes { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>What an officer fills in on entering the stage: the name of a placeholder, and the question type that asks for it.</summary>
    public IReadOnlyDictionary<string, string> Asks { get; init; } = new Dictionary<string, string>();

    /// <summary>What an officer does at this stage, to tick off.</summary>
    public IReadOnlyList<StageTask> Tasks { get; init; } = [];

    public Reason? Reason(string id) => Reasons.FirstOrDefault(it => it.Id == id);
}

/// <summary>Why a case came to a stage, in words that a resident reads.</summary>
public sealed record Reason(string Id, Text Text);

/// <summary>One thing to do at a stage, in words that officers read.</summary>
public sealed record StageTask(string Id, Text Do);
