using Bargate.Forms.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;

namespace Bargate.Forms;

/// <summary>Drafts go 28 days after their last change, with their files, key and the mail that they were saved with. A draft that was sent goes too; its key lives on as the case's.</summary>
internal sealed class DraftRetention(BargateDb db, KeyRing keys, Messages messages) : IRetained
{
    public string Key => "drafts";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var before = now - Draft.Life;
        var due = await db.Drafts.AsNoTracking().Where(it => it.CreatedAt < before && it.ChangedAt < before).OrderBy(it => it.CreatedAt).Take(most).Select(it => new { it.Id, it.ChangedAt, it.Case }).ToListAsync(stop);
        return [.. due.Select(it => new DueRecord(it.Id, it.ChangedAt + Draft.Life, "forms.retention.because", PartOf: it.Case))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        if (await db.Drafts.SingleOrDefaultAsync(it => it.Id == record, stop) is not { } draft) return false;
        if (draft.SubmittedAt is null)
        {
            await keys.Destroy(draft.KeyId, stop);
            db.RemoveRange(await db.Set<FileRow>().Where(it => it.About == record).ToListAsync(stop));
        }
        // The link that was mailed, to an address that need not be the case's.
        await messages.Forget(record, stop);
        db.RemoveRange(await db.ResumeLinks.Where(it => it.Draft == record).ToListAsync(stop));
        db.Remove(draft);
        return true;
    }
}
