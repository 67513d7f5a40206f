using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Records.Persons;

namespace Bargate.Records.Desk;

/// <summary>Keeps pairs of restricted people shut until somebody who may open them has said why: here, or on the page of the record.</summary>
internal sealed class PairAccess(BargateDb db, OpenRecords records, CurrentOfficer officer, Audit audit)
{
    public const string Seen = "record-pair-seen";

    /// <summary>As shut as the more shut of the two.</summary>
    public async Task<RecordAccess> To(IReadOnlyList<SourceRecord> pair, CancellationToken stop)
    {
        var people = await People(pair, stop);
        // One of a register that this officer does not see: the pair is not for them.
        if (people.Count < pair.DistinctBy(it => it.Person).Count()) return RecordAccess.Refused;
        var most = RecordAccess.Open;
        foreach (var it in people)
            if (await records.AccessTo(it, stop) is var access && access > most) most = access;
        return most;
    }

    /// <summary>Why they are opened. Saved here, before anything is shown.</summary>
    public async Task Open(IReadOnlyList<SourceRecord> pair, string why, CancellationToken stop)
    {
        foreach (var it in await People(pair, stop))
            if (it.Restricted) await records.Open(it, why, stop);
    }

    /// <summary>That the pair is looked at: once for each record, before it is sent.</summary>
    public async Task See(IReadOnlyList<SourceRecord> pair, CancellationToken stop)
    {
        foreach (var it in pair) audit.Record(officer.Actor, Seen, it.Id.Value);
        await db.SaveChangesAsync(stop);
    }

    async Task<List<OpenedRecord>> People(IReadOnlyList<SourceRecord> pair, CancellationToken stop)
    {
        var found = new List<OpenedRecord>();
        foreach (var it in pair.DistinctBy(it => it.Person))
            if (await records.Find(it.Id, stop) is { } opened) found.Add(opened);
        return found;
    }
}
