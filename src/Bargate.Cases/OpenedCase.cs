using Bargate.Cases.Contract;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>A case with its key and its edition of the service: what pages show and verbs work on. Without a key it is a tombstone.</summary>
internal sealed record OpenedCase(Case Case, DataKey? HeldKey, ServiceDefinition Service)
{
    public DataKey Key => HeldKey ?? throw new RuleBroken($"Case {Case.Reference} was deleted when its time was over. Nothing more can be done with it.");

    public bool IsGone => HeldKey is null;

    public Stage Stage => Service.Case.Stage(Case.Stage) ?? Service.Case.FirstStage;

    /// <summary>Its page in the staff area. Written here, because addresses of pages are made lower case and a reference is not.</summary>
    public string Url => $"/staff/cases/{Case.Reference}";

    /// <summary>Closed for being about the same thing as another case, not for a reason of its own.</summary>
    public bool IsClosedAsDuplicate => !Case.IsOpen && Case.DuplicateOf is not null && Case.Reason == Casework.DuplicateReason;

    public string Title => Service.Title.In(Case.Language);

    public CaseSummary Summary => HeldKey is { } key ? key.Open(Case.Summary, Case.SummaryPlace, Case.Id.Value) : new("", null, null);

    public IReadOnlyList<Answer> Answers => HeldKey is { } key ? key.Open(Case.Answers, Case.AnswersPlace, Case.Id.Value) : [];

    public ContactDetails Contact => HeldKey is { } key ? key.Open(Case.Contact, Case.ContactPlace, Case.Id.Value) : ContactDetails.None;

    public string TextOf(Entry entry) => HeldKey is { } key ? key.Open(entry.Text, Entry.TextPlace, entry.Id) : "";
}
