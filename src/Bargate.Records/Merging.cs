using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records;

/// <summary>
/// Merge adds an assertion; unmerge revokes one; who everybody is follows. Nothing here saves: the caller does, in one transaction with the
/// audit and the events.
/// </summary>
internal sealed class Merging(BargateDb db, Outbox outbox, Audit audit, KeyRing keys, TimeProvider clock)
{
    /// <summary>Says that two source records are the same.</summary>
    /// <exception cref="RuleBroken">Somebody said that two records of theirs are not the same, or a flag asks for two officers.</exception>
    public async Task<Assertion> Merge(RecordId one, RecordId other, Grounds grounds, CancellationToken stop)
    {
        var there = await Neighbourhood.Of(db, [one, other], stop);
        var made = await Link(there, one, other, grounds, stop);
        Raise(there.Settle());
        return made;
    }

    /// <summary>The same within a neighbourhood that is settled later: a run lays many links at once.</summary>
    public async Task<Assertion> Link(Neighbourhood there, RecordId one, RecordId other, Grounds grounds, CancellationToken stop)
    {
        var (left, right) = Both(there, one, other);
        if (there.Between(one, other, Says.Same) is { } known) return known;
        if ((there.FlagsOf(left) | there.FlagsOf(right)) != 0 && (grounds.By is null || grounds.Second is null)) throw new RuleBroken("These records have a flag: two officers decide. Send the pair to review.");
        if (Contradiction(there, one, other) is { } against) throw new RuleBroken(Against(against));
        return await Say(there, left, right, Says.Same, grounds, stop);
    }

    /// <summary>Says that two source records are not the same. It outlives every run, and links that would bring them together give way.</summary>
    public async Task<Assertion> Separate(RecordId one, RecordId other, Grounds grounds, CancellationToken stop)
    {
        var there = await Neighbourhood.Of(db, [one, other], stop);
        var (left, right) = Both(there, one, other);
        if (there.Between(one, other, Says.NotSame) is { } known) return known;
        if (there.Between(one, other, Says.Same) is { } link) await Revoke(link, grounds.By, grounds.Reason, stop);
        var made = await Say(there, left, right, Says.NotSame, grounds, stop);
        Raise(there.Settle());
        return made;
    }

    /// <summary>Takes an assertion back, and with it what followed from it.</summary>
    public async Task Unmerge(AssertionId id, OfficerId? by, string? why, CancellationToken stop)
    {
        var made = await db.Assertions.SingleOrDefaultAsync(it => it.Id == id, stop) ?? throw new RuleBroken("There is no such link.");
        var there = await Neighbourhood.Of(db, [made.Left, made.Right], stop);
        await Revoke(made, by, why, stop);
        Raise(there.Settle());
    }

    /// <summary>Takes back what was said as if it never had been: a `not the same` gives back the link that gave way to it. That link, where there is one.</summary>
    public async Task<Assertion?> TakeBack(Assertion made, OfficerId by, CancellationToken stop)
    {
        var there = await Neighbourhood.Of(db, [made.Left, made.Right], stop);
        await Revoke(made, by, null, stop);
        var again = made.Says == Says.NotSame && await GaveWay(made, stop) is { } before ? await Lay(there, before, by, stop) : null;
        Raise(there.Settle());
        return again;
    }

    /// <summary>Makes a link that was taken back stand again, for the reasons and in the name of whoever made it.</summary>
    public async Task Again(Assertion before, OfficerId by, CancellationToken stop)
    {
        if (before.Says != Says.Same) throw new RuleBroken("Only a link can be made again.");
        var there = await Neighbourhood.Of(db, [before.Left, before.Right], stop);
        await Lay(there, before, by, stop);
        Raise(there.Settle());
    }

    public async Task Revoke(Assertion made, OfficerId? by, string? why, CancellationToken stop)
    {
        var key = await keys.Open(made.KeyId, stop);
        made.Revoke(by, why, key, Now);
        audit.Record(ActorOf(by), made.Says == Says.Same ? "record-link-revoked" : "record-not-same-revoked", made.Id.Value, key, why);
    }

    public void Raise(IEnumerable<PersonChange> happened)
    {
        foreach (var it in happened)
            if (it.Split) outbox.Raise(new RecordSplit(it.Register, it.From, it.To));
            else outbox.Raise(new RecordMerged(it.Register, it.To, it.From));
    }

    /// <summary>The `not the same` that a link between the two would contradict.</summary>
    public static Assertion? Contradiction(Neighbourhood there, RecordId one, RecordId other)
    {
        var people = there.Settled();
        var (left, right) = (people[one], people[other]);
        return there.Standing.FirstOrDefault(it => it.Says == Says.NotSame && people.TryGetValue(it.Left, out var a) && people.TryGetValue(it.Right, out var b)
            && ((a == left && b == right) || (a == right && b == left)));
    }

    // In the same moment, by the same officer.
    Task<Assertion?> GaveWay(Assertion made, CancellationToken stop)
    {
        var moment = made.At.AddSeconds(-10);
        return db.Assertions.AsNoTracking().Where(it => it.Left == made.Left && it.Right == made.Right && it.Says == Says.Same && it.RevokedBy == made.By && it.RevokedAt <= made.At && it.RevokedAt > moment).OrderByDescending(it => it.Id).FirstOrDefaultAsync(stop);
    }

    // Nobody says anything new, so nobody need agree anew; what was said against it meanwhile stands.
    async Task<Assertion> Lay(Neighbourhood there, Assertion before, OfficerId by, CancellationToken stop)
    {
        var (left, right) = Both(there, before.Left, before.Right);
        if (there.Between(before.Left, before.Right, Says.Same) is { } known) return known;
        if (Contradiction(there, before.Left, before.Right) is { } against) throw new RuleBroken(Against(against));
        var key = await keys.Open(before.KeyId, stop);
        T? Open<T>(Sealed<T>? kept, string place) where T : class => key is not null && kept is { } told ? key.Open(told, place, before.Id.Value) : null;
        var grounds = new Grounds(before.By, before.Second, before.Run, before.Model, before.Weight, Open(before.Evidence, Assertion.EvidencePlace), Open(before.Reason, Assertion.ReasonPlace));
        var made = Assertion.Of(left, right, Says.Same, grounds, key, Now);
        there.Add(made);
        audit.Record(Actor.Officer(by), "record-linked", made.Id.Value);
        return made;
    }

    async Task<Assertion> Say(Neighbourhood there, SourceRecord left, SourceRecord right, Says says, Grounds grounds, CancellationToken stop)
    {
        var key = await keys.Open(left.Id < right.Id ? left.KeyId : right.KeyId, stop);
        var made = Assertion.Of(left, right, says, grounds, key, Now);
        there.Add(made);
        // A run is audited once, as a run; its links say which.
        if (grounds.By is not null) audit.Record(ActorOf(grounds.By), says == Says.Same ? "record-linked" : "record-not-same", made.Id.Value);
        return made;
    }

    static (SourceRecord Left, SourceRecord Right) Both(Neighbourhood there, RecordId one, RecordId other)
    {
        if (one == other) throw new RuleBroken("A record cannot be linked with itself.");
        if (there.Find(one) is not { DisposedAt: null } left || there.Find(other) is not { DisposedAt: null } right) throw new RuleBroken("One of the two records is gone.");
        if (left.Register != right.Register) throw new RuleBroken("The two records are of different registers.");
        return (left, right);
    }

    static string Against(Assertion it) => $"Two records of theirs were said not to be the same on {it.At:yyyy-MM-dd}. Revoke that first if it was wrong.";

    static Actor ActorOf(OfficerId? by) => by is { } officer ? Actor.Officer(officer) : Actor.System;

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
