using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;

namespace Bargate.Records.Desk;

/// <summary>What officers said of a pair, in words.</summary>
internal sealed class DecidedPairs(OfficerDirectory officers, CurrentOfficer officer, KeyRing keys, Council council, Kernel.Councils.Words words)
{
    /// <summary>Null while nobody has said anything.</summary>
    public async Task<DecidedPair?> Of(ReviewTask task, CancellationToken stop)
    {
        if (task is not { Outcome: { } outcome, By: { } by, At: { } at }) return null;
        var names = await officers.Names(new[] { by, task.SecondBy, task.UndoneBy }.OfType<OfficerId>(), stop);
        var why = task.Why is { } kept && await keys.Open(task.KeyId, stop) is { } key ? key.Open(kept, ReviewTask.WhyPlace, task.Id.Value) : null;
        return new(task, words[$"records.review.outcome.{ReviewFilter.Slug(outcome)}"], names.GetValueOrDefault(by, ""), When(at), why,
            task is { SecondBy: { } second, SecondAt: { } then } ? (names.GetValueOrDefault(second, ""), When(then)) : null,
            task is { UndoneBy: { } who, UndoneAt: { } when } ? (names.GetValueOrDefault(who, ""), When(when)) : null, MayUndo(task));
    }

    /// <summary>What needed two officers to be done needs one of those who may be the second to be undone.</summary>
    public bool MayUndo(ReviewTask task) => task is { ClosedAt: not null, Outcome: not null, UndoneAt: null } && (!task.NeedsSecond || officer.May(Permissions.RecordsSecond));

    string When(DateTime at) => $"{council.Time.Date(at)}, {council.Time.Time(at)}";
}

internal sealed record DecidedPair(ReviewTask Task, string Said, string Who, string When, string? Why, (string Who, string When)? Second, (string Who, string When)? Undone, bool MayUndo);
