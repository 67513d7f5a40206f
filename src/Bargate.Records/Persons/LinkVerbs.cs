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

    /// <summary>The two records that speak most for it, one of each side.</summary>
    public async Task<(RecordId Left, RecordId Right, string? Model, Linkage.Explanation? Told)> BestPair(OpenedRecord one, OpenedRecord other, CancellationToken stop)
    {
        const int most = 8;
        var (lefts, rights) = (one.Members.Take(most).ToList(), other.Members.Take(most).ToList());
        var said = await values.Newest([.. lefts, .. rights], stop);
        (RecordId Left, RecordId Right, string? Model, Linkage.Explanation? Told) best = (lefts[0].Id, rights[0].Id, null, null);
        foreach (var left in lefts)
            foreach (var right in rights)
                if (await evidence.Now(one.Register, left.Id, right.Id, said, stop) is { } found && (best.Told is null || found.Told.Weight > best.Told.Weight)) best = (left.Id, right.Id, found.Model, found.Told);
        return best;
    }

    /// <summary>The link; null when a second officer is asked.</summary>
    public async Task<Assertion?> Merge(OpenedRecord one, OpenedRecord other, string why, CancellationToken stop)
    {
        var (left, right, model, told) = await BestPair(one, other, stop);
        var grounds = new Grounds(officer.Id, null, null, model, told?.Weight, told is null ? null : Evidence.Of(told), why);
        if ((one.Flags | other.Flags) == RecordFlags.None) return await merging.Merge(left, right, grounds, stop);
        await Ask(left, right, ReviewOutcome.Same, grounds, why, stop);
        return null;
    }

    /// <summary>Revokes a link; with <paramref name="apart"/> they are said not to be the same for good. Null when a second officer is asked.</summary>
    public async Task<Assertion?> Unmerge(Assertion link, bool apart, string why, CancellationToken stop)
    {
        if (await NeedsTwo(link, stop))
        {
            await Ask(link.Left, link.Right, ReviewOutcome.NotSame, new(officer.Id, null, null, link.Model, link.Weight, await EvidenceOf(link, stop), why), why, stop);
            return null;
        }
        if (apart) return await merging.Separate(link.Left, link.Right, new(officer.Id, Reason: why), stop);
        await merging.Unmerge(link.Id, officer.Id, why, stop);
        return link;
    }

    async Task<bool> NeedsTwo(Assertion of, CancellationToken stop) =>
        await PersonFlags.Together(db, await db.SourceRecords.AsNoTracking().Where(it => it.Id == of.Left || it.Id == of.Right).ToListAsync(stop), stop) != RecordFlags.None;

    /// <summary>Takes back what an officer did: a link is revoked, one that was revoked is made again. False when a second officer is asked.</summary>
    public async Task<bool> Undo(Assertion made, string why, CancellationToken stop)
    {
        if (await NeedsTwo(made, stop))
        {
            if (made is { Stands: true, Says: Says.NotSame }) throw new RuleBroken("Two officers said so. Take it back on the pair's own page in the review.");
            await Ask(made.Left, made.Right, made.Stands ? ReviewOutcome.NotSame : ReviewOutcome.Same, new(officer.Id, null, null, made.Model, made.Weight, await EvidenceOf(made, stop), why), why, stop);
            return false;
        }
        if (made.Stands) await merging.TakeBack(made, officer.Id, stop);
        else await merging.Again(made, officer.Id, stop);
        return true;
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
