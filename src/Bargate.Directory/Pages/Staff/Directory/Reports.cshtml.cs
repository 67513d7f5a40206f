using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>Mistakes that people reported, by when they are due.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class ReportsPage(BargateDb db, KeyRing keys, CurrentOfficer officer, Audit audit, TimeProvider clock) : PageModel
{
    const int Most = 200;

    public IReadOnlyList<OpenReport> Open { get; private set; } = [];

    [BindProperty] public Guid Report { get; set; }

    [BindProperty] public int Version { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (open, now) = (await db.MistakeReports.AsNoTracking().Where(it => it.ClosedAt == null).OrderBy(it => it.DueAt).ThenBy(it => it.Id).Take(Most).ToListAsync(stop), clock.GetUtcNow().UtcDateTime);
        var ids = open.Select(it => it.Entry).Distinct().ToList();
        var entries = await db.Entries.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, it => it.Name, stop);
        var opened = await keys.Open([.. open.Select(it => it.KeyId).OfType<Guid>()], stop);
        Open = [.. open.Select(it => new OpenReport(it, entries.GetValueOrDefault(it.Entry, ""), it.KeyId is { } key && opened.TryGetValue(key, out var found) ? it.Read(found) : "", it.DueAt < now))];
        if (open.Count == 0) return;
        audit.Record(officer.Actor, "directory-reports-read", officer.Id.Value);
        await db.SaveChangesAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await db.MistakeReports.SingleOrDefaultAsync(it => it.Id == Report, stop) is not { } report) return NotFound();
        db.Expect(report, Version);
        report.Close(officer.Id, clock.GetUtcNow().UtcDateTime);
        audit.Record(officer.Actor, "directory-report-closed", report.Entry);
        await db.SaveChangesAsync(stop);
        return Redirect("/staff/directory/reports");
    }
}

internal sealed record OpenReport(MistakeReport Report, string Name, string Text, bool IsLate);
