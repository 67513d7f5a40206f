using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;

namespace Bargate.Cases.Desk;

/// <summary>Makes two reports of one thing into one piece of work, and takes that back.</summary>
internal sealed class Duplicates(BargateDb db, Casework work, Following following, Words words)
{
    /// <summary>The other goes on: followers and the reporter of this one are told about it from now on.</summary>
    public async Task Merge(OpenedCase opened, OpenedCase other, bool close, Actor actor, CancellationToken stop)
    {
        work.MarkDuplicate(opened, other, close, actor);
        // A stage that closes says it in its own words; without one nobody would be told.
        if (opened.Case.IsOpen) work.Write(opened, words.In(opened.Case.Language).Format("cases.duplicate.tell", ("reference", other.Case.Reference)), false, actor);
        // Only what everybody may see can be followed.
        if (other.Case.Latitude is null) return;
        if (opened.Contact.Email is { } email) await following.TakeOver(other.Case, opened.Case, email, opened.Case.Language, stop);
        var id = opened.Case.Id;
        foreach (var follower in await db.Followers.AsNoTracking().Where(it => it.Case == id && it.StoppedAt == null).ToListAsync(stop))
            if (await following.EmailOf(follower, stop) is { } address) await following.TakeOver(other.Case, opened.Case, address, follower.Language, stop);
    }

    /// <summary>Takes it back while the other is open: this one goes on by itself, and what it brought along goes with it.</summary>
    public async Task Undo(OpenedCase opened, OpenedCase other, Actor actor, CancellationToken stop)
    {
        if (!other.Case.IsOpen) throw new RuleBroken($"Case {other.Case.Reference} is closed, so the two stay together. Open this case again instead.");
        work.UnmarkDuplicate(opened, other, actor);
        await following.GiveBack(other.Case.Id, opened.Case.Id, stop);
    }
}
