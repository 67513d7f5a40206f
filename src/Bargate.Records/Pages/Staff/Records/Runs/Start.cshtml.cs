using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Desk;
using Bargate.Records.Runs;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records.Runs;

/// <summary>Says what a run will do, about how many pairs it will put before officers, and starts it.</summary>
[Needs(Permissions.RecordsRuns)]
internal sealed class StartPage(BargateDb db, RunViews views, RunEstimates estimates, LinkageRuns runs, CurrentOfficer officer, Council council) : PageModel
{
    public Register Chosen { get; private set; }

    public LinkZones Zones { get; private set; } = LinkZones.Standard;

    public int Records { get; private set; }

    /// <summary>The newest that came to its end, for comparison.</summary>
    public RunView? Last { get; private set; }

    public RunEstimate? Estimate { get; private set; }

    [BindProperty(SupportsGet = true)] public string? Register { get; set; }

    [BindProperty(SupportsGet = true)] public bool Learns { get; set; }

    public static string At(Register register, bool learns) => $"/staff/records/runs/start?register={register.Slug()}{(learns ? "&learns=true" : "")}";

    public string Share(double share) => (share * 100).ToString("0.##", council.Locale) + " %";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Registers.Parse(Register) is not { } register) return Redirect("/staff/records/runs");
        (Chosen, Zones) = (register, runs.ZonesOf(register));
        Records = await db.SourceRecords.CountAsync(it => it.Register == register && it.DisposedAt == null, stop);
        Last = await views.Last(register, stop);
        Estimate = await estimates.Of(register, Zones.Review, Records, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Registers.Parse(Register) is not { } register) return Redirect("/staff/records/runs");
        var run = await runs.Start(register, Learns, officer.Id, stop);
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateException) { throw LinkageRuns.Busy(); }
        return Redirect($"/staff/records/runs/{run.Id.Value}");
    }
}
