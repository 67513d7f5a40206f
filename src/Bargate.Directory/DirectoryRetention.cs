using Bargate.Directory.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Sealing;

namespace Bargate.Directory;

/// <summary>What people wrote to the directory has done its work when it was answered; a year later its text goes.</summary>
internal sealed class DirectoryRetention(BargateDb db, KeyRing keys) : IRetained
{
    const int Months = 12;

    public string Key => "directory";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var before = now.AddMonths(-Months);
        var reports = await db.MistakeReports.AsNoTracking().Where(it => it.Text != null && it.ClosedAt != null && it.ClosedAt <= before).OrderBy(it => it.ClosedAt).ThenBy(it => it.Id).Take(most).Select(it => new { it.Id, At = it.ClosedAt!.Value }).ToListAsync(stop);
        var comments = await db.LocalOfferComments.AsNoTracking().Where(it => it.Sent != null && it.MadeAt <= before && (it.PublishedAt != null || it.SetAsideAt != null)).OrderBy(it => it.MadeAt).ThenBy(it => it.Id).Take(most).Select(it => new { it.Id, At = it.MadeAt }).ToListAsync(stop);
        return [.. reports.Concat(comments).Select(it => new DueRecord(it.Id, it.At.AddMonths(Months), "directory.retention.because")).OrderBy(it => it.DueAt).Take(most)];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        if (await db.MistakeReports.SingleOrDefaultAsync(it => it.Id == record && it.Text != null, stop) is { } report) await report.EraseText(keys, stop);
        else if (await db.LocalOfferComments.SingleOrDefaultAsync(it => it.Id == record && it.Sent != null, stop) is { } comment) await comment.EraseSent(keys, stop);
        else return false;
        return true;
    }
}
