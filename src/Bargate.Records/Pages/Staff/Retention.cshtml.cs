using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff;

/// <summary>What is due for disposal, what is held, and every run so far.</summary>
[Needs(Permissions.RetentionManage)]
internal sealed class RetentionPage(BargateDb db, DueList list, CurrentOfficer officer, OfficerDirectory directory, Audit audit, Council council, TimeProvider clock) : PageModel
{
    const int MostRuns = 30;

    IReadOnlyDictionary<OfficerId, string> names = new Dictionary<OfficerId, string>();

    /// <summary>`held`, `lifted` or `approved`: what was just done here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<DueClass> Due { get; private set; } = [];

    public IReadOnlyList<Hold> Holds { get; private set; } = [];

    public IReadOnlyList<RetentionRun> Runs { get; private set; } = [];

    public ILookup<Guid, (string Class, int Count)> DisposedIn { get; private set; } = Enumerable.Empty<(Guid, (string, int))>().ToLookup(it => it.Item1, it => it.Item2);

    public StandingApproval? Standing(string key) => council.StandingApprovals.FirstOrDefault(it => it.Class == key);

    public string Name(OfficerId id) => names.GetValueOrDefault(id, "");

    public async Task OnGetAsync(CancellationToken stop)
    {
        Due = [.. (await list.All(stop)).Where(it => it.Records.Count > 0 || it.Held > 0 || it.Approved > 0)];
        Holds = await db.Set<Hold>().AsNoTracking().InForce(clock.GetUtcNow().UtcDateTime).OrderBy(it => it.From).ToListAsync(stop);
        Runs = await db.Set<RetentionRun>().AsNoTracking().OrderByDescending(it => it.At).Take(MostRuns).ToListAsync(stop);
        var runs = Runs.Select(it => it.Id).ToList();
        DisposedIn = (await db.Set<Disposal>().Where(it => runs.Contains(it.Run) && it.DisposedAt != null).GroupBy(it => new { it.Run, it.Class }).Select(it => new { it.Key.Run, it.Key.Class, Count = it.Count() }).ToListAsync(stop))
            .OrderBy(it => it.Class, StringComparer.Ordinal).ToLookup(it => it.Run, it => (it.Class, it.Count));
        names = await directory.Names(Holds.Select(it => it.By).Concat(Runs.Select(it => it.By).OfType<OfficerId>()), stop);
    }

    public async Task<IActionResult> OnPostLiftAsync(Guid hold, int version, CancellationToken stop)
    {
        if (await db.Set<Hold>().SingleOrDefaultAsync(it => it.Id == hold, stop) is not { } held) return NotFound();
        db.Expect(held, version);
        held.Lift(officer.Id, clock.GetUtcNow().UtcDateTime);
        audit.Record(officer.Actor, "hold-lifted", held.Record ?? held.Id);
        await db.SaveChangesAsync(stop);
        return Redirect("/staff/retention?done=lifted");
    }
}
