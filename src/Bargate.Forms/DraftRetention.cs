using Bargate.Forms.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;

namespace Bargate.Forms;

/// <summary>Drafts go 28 days after their last change, with their files and key. A draft that was sent goes too; its key lives on as the case's.</summary>
internal sealed class DraftRetention(BargateDb db, KeyRing keys, FileStore files) : IRetained
{
    const string Because = "Not sent within 28 days of the last change.";

    public string Key => "drafts";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var before = now - Draft.Life;
        var due = await db.Drafts.AsNoTracking().Where(it => it.CreatedAt < before && it.ChangedAt < before).OrderBy(it => it.CreatedAt).Take(most).Select(it => new { it.Id, it.ChangedAt }).ToListAsync(stop);
        return [.. due.Select(it => new DueRecord(it.Id, it.ChangedAt + Draft.Life, Because))];
    }

    public async Task<int> Dispose(IReadOnlyList<DueRecord> approved, CancellationToken stop)
    {
        var ids = approved.Select(it => it.Id).ToList();
        var drafts = await db.Drafts.Where(it => ids.Contains(it.Id)).ToListAsync(stop);
        var unsent = drafts.Where(it => it.SubmittedAt is null).Select(it => it.Id).ToList();
        var uploaded = await db.Set<FileRow>().Where(it => unsent.Contains(it.About)).ToListAsync(stop);
        foreach (var draft in drafts.Where(it => it.SubmittedAt is null)) await keys.Destroy(draft.KeyId, stop);
        db.RemoveRange(await db.ResumeLinks.Where(it => ids.Contains(it.Draft)).ToListAsync(stop));
        db.RemoveRange(uploaded);
        db.RemoveRange(drafts);
        await db.SaveChangesAsync(stop);
        foreach (var file in uploaded) files.Delete(file.Id);
        return drafts.Count;
    }
}
