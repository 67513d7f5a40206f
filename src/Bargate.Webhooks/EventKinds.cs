using System.Collections.Frozen;

namespace Bargate.Webhooks;

/// <summary>What a subscription may ask for, and the event of the cases that each answers. The names are a promise to receivers: they never change.</summary>
static class EventKinds
{
    public const string Submitted = "case.submitted", StageChanged = "case.stage-changed", Closed = "case.closed", Test = "webhook.test";

    static readonly FrozenDictionary<string, string> ByEvent = new Dictionary<string, string>
    {
        [Cases.Contract.CaseOpened.Name] = Submitted,
        [Cases.Contract.StageChanged.Name] = StageChanged,
        [Cases.Contract.ResidentAsked.Name] = "case.message-to-resident",
        [Cases.Contract.ResidentReplied.Name] = "case.message-from-resident",
        [Cases.Contract.CaseClosed.Name] = Closed,
        [Cases.Contract.CaseReopened.Name] = "case.reopened",
        [Cases.Contract.CaseOverdue.Name] = "case.overdue",
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> All { get; } =
        [Submitted, StageChanged, "case.message-to-resident", "case.message-from-resident", Closed, "case.reopened", "case.overdue"];

    /// <summary>The kind of an event by its stored name; null for those that nobody outside is told of.</summary>
    public static string? Of(string name) => ByEvent.GetValueOrDefault(name);
}
