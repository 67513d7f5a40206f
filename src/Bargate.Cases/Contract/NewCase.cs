using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contract;

/// <summary>A complete submission, as Forms hands it over. Nothing of it is read from the resident's browser again.</summary>
public sealed record NewCase
{
    /// <summary>The draft it was; two submissions of one draft are one case.</summary>
    public required Guid Draft { get; init; }

    public required ServiceVersion Service { get; init; }

    public required IReadOnlyList<Answer> Answers { get; init; }

    public required ContactDetails Contact { get; init; }

    /// <summary>What it is about, in a few words: the queue's second column.</summary>
    public required string What { get; init; }

    public CasePlace? Place { get; init; }

    /// <summary>The answers that must be the same for two cases to be duplicates, joined; null when the service does not look for them.</summary>
    public string? DuplicateKey { get; init; }

    public required string Team { get; init; }

    public Priority Priority { get; init; }

    public required string Language { get; init; }

    public Channel Channel { get; init; }

    /// <summary>The officer who filled it in on behalf of the resident.</summary>
    public OfficerId? TakenBy { get; init; }

    /// <summary>The program that sent it, where one did.</summary>
    public Actor? Program { get; init; }

    /// <summary>Whether the resident agreed to that; null when they filled it in themselves.</summary>
    public bool? Consent { get; init; }

    /// <summary>What the resident pays, in pence, and what for; null for nothing.</summary>
    public (long Pence, string For)? Fee { get; init; }

    /// <summary>What is done at once, when the answers met its condition.</summary>
    public AutoRule? Auto { get; init; }

    /// <summary>The draft's key, which becomes the case's.</summary>
    public required DataKey Key { get; init; }

    /// <summary>When it was sent (UTC). Practice data sets the past.</summary>
    public DateTime? At { get; init; }

    /// <summary>Null draws one. Practice data sets it, so that it is the same every time.</summary>
    public string? Reference { get; init; }
}
