using Bargate.Cases.Contract;
using Bargate.Kernel.Sealing;

namespace Bargate.Forms;

/// <summary>The answers of a form that is not sent yet, sealed with a key of their own. Lives 28 days from the last change, from being saved for later or from being continued.</summary>
internal sealed class Draft
{
    public const string AnswersPlace = "forms_drafts.Answers";

    public static readonly TimeSpan Life = TimeSpan.FromDays(28);

    public Guid Id { get; init; }

    public required string Service { get; init; }

    public int ServiceVersion { get; init; }

    /// <summary>SHA-256 of the secret in the visitor's cookie.</summary>
    public required byte[] SecretHash { get; set; }

    public Guid KeyId { get; init; }

    public Sealed<DraftAnswers> Answers { get; set; }

    public required string Language { get; set; }

    /// <summary>The officer who fills it in for somebody, how that person reached us, and whether they agreed.</summary>
    public OfficerId? TakenBy { get; init; }

    public Channel Channel { get; init; }

    public bool? Consent { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime ChangedAt { get; set; }

    public DateTime? SubmittedAt { get; set; }

    public Guid? Case { get; set; }

    public string? Reference { get; set; }

    public int Version { get; set; }
}
