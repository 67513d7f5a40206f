using Bargate.Accounts.Contract;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>What an officer does on the pages of merge and unmerge. Of flagged records it goes to review as the first officer's word, and waits for a second. The caller saves.</summary>
internal sealed class LinkVerbs(BargateDb db, Merging merging, Reviewing reviewing, RecordValues values, PairEvidence evidence, KeyRing keys, CurrentOfficer officer)
{
    /// <summary>Who would be who: the groups of source records after this, by their new ids.</summary>
    public static IReadOnlyList<IGrouping<RecordId, RecordId>> After(Neighbourhood there, IEnumerable<Claim> standing, IReadOnlyCollection<RecordId> of) =>
        [.. People.Of(there.Records.Select(it => it.Id), [.. standing]).Where(it => of.Contains(it.Key)).GroupBy(it => it.Value, it => it.Key).OrderByDescending(it => it.Count()).ThenBy(it => it.Key.Value)];

    public static bool NeedsTwo(params IEnumerable<SourceRecord> records) => records.Any(it => it.FlagBits != 0);

    /// <summary>The two records that speak most for it, one of each side; of a side with flags one that has them, so that two officers are asked.</summary>
    public async Task<(RecordId Left, RecordId Right, string? Model, Linkage.Explanation? Told)> BestPair(OpenedRecord one, OpenedRecord other, CancellationToken stop)
    {
        var (lefts, rights) = (Speakers(one), Speakers(other));
        var said = await values.Newest([.. lefts, .. rights], stop);
        (RecordId Left, RecordId Right, string? Model, Linkage.Explanation? Told) best = (lefts[0].Id, rights[0].Id, null, null);
        foreach (var left in lefts)
            foreach (var right in rights)
                if (await evidence.Now(one.Register, left.Id, right.Id, said, stop) is { } found && (best.Told is null || found.Told.Weight > best.Told.Weight)) best = (left.Id, right.Id, found.Model, found.Told);
        return best;
    }

    static List<SourceRecord> Speakers(OpenedRecord it) => [.. it.Members.Where(one => it.Flags == RecordFlags.None || one.FlagBits != 0).Take(8)];

    /// <summary>The link; null when a second officer is asked.</summary>
    public async Task<Assertion?> Merge(OpenedRecord one, OpenedRecord other, string why, CancellationToken stop)
    {
        var (left, right, model, told) = await BestPair(one, other, stop);
        var pair = one.Members.Concat(other.Members).Where(it => it.Id == left || it.Id == right);
        var grounds = new Grounds(officer.Id, null, null, model, told?.Weight, told is null ? null : Evidence.Of(told), why);
        if (!NeedsTwo(pair)) return await merging.Merge(left, right, grounds, stop);
        await Ask(left, right, ReviewOutcome.Same, grounds, why, stop);
        return null;
    }

    /// <summary>Revokes a link; with <paramref name="apart"/> they are said not to be the same for good. Null when a second officer is asked.</summary>
    public async Task<Assertion?> Unmerge(Assertion link, bool apart, string why, CancellationToken stop)
    {
        var pair = await db.SourceRecords.AsNoTracking().Where(it => it.Id == link.Left || it.Id == link.Right).ToListAsync(stop);
        if (NeedsTwo(pair))
        {
            await Ask(link.Left, link.Right, ReviewOutcome.NotSame, new(officer.Id, null, null, link.Model, link.Weight, await EvidenceOf(link, stop), why), why, stop);
            return null;
        }
        if (apart) return await merging.Separate(link.Left, link.Right, new(officer.Id, Reason: why), stop);
        await merging.Unmerge(link.Id, officer.Id, why, stop);
        return link;
    }

    /// <summary>Takes back what an officer did: a link is revoked, one that was revoked is made again.</summary>
    public async Task Undo(Assertion made, CancellationToken stop)
    {
        if (!made.Stands)
        {
            await Again(made, stop);
            return;
        }
        await merging.Unmerge(made.Id, officer.Id, null, stop);
        if (made.Says == Says.Same) return;
        // The link that gave way to it, in the same moment.
        var moment = made.At.AddSeconds(-10);
        if (await db.Assertions.AsNoTracking().Where(it => it.Left == made.Left && it.Right == made.Right && it.Says == Says.Same && it.RevokedBy == made.By && it.RevokedAt <= made.At && it.RevokedAt > moment).OrderByDescending(it => it.Id).FirstOrDefaultAsync(stop) is { } before)
            await Again(before, stop);
    }

    async Task Again(Assertion before, CancellationToken stop)
    {
        if (before.Says != Says.Same) throw new RuleBroken("Only a link can be made again.");
        await merging.Merge(before.Left, before.Right, new(officer.Id, null, null, before.Model, before.Weight, await EvidenceOf(before, stop)), stop);
    }

    async Task Ask(RecordId left, RecordId right, ReviewOutcome outcome, Grounds grounds, string why, CancellationToken stop)
    {
        var (one, other) = left < right ? (left, right) : (right, left);
        var task = await db.Reviews.SingleOrDefaultAsync(it => it.Left == one && it.Right == other && it.ClosedAt == null, stop)
            ?? await reviewing.Ask(left, right, ReviewCause.Officer, grounds, stop) ?? throw new RuleBroken("This pair waits for officers already.");
        await reviewing.Decide(task, outcome, officer.Id, why, stop);
    }

    async Task<Evidence?> EvidenceOf(Assertion made, CancellationToken stop) =>
        made.Evidence is { } kept && await keys.Open(made.KeyId, stop) is { } key ? key.Open(kept, Assertion.EvidencePlace, made.Id.Value) : null;
}
