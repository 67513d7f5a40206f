using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Desk;
using Bargate.Records.Pages.Staff.Records.Runs;
using Bargate.Records.Runs;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>Runs of the linkage engine, and which to start: the next page says what it will do.</summary>
[Needs(Permissions.RecordsRuns)]
internal sealed class RunsPage(BargateDb db, RunViews views, LinkageRuns runs, Council council, Kernel.Councils.Words words) : PageModel
{
    public IReadOnlyList<RunView> Runs { get; private set; } = [];

    /// <summary>Each with what it does with a pair, and how many source records it has.</summary>
    public IReadOnlyList<(Register Register, LinkZones Zones, int Records)> Registers { get; private set; } = [];

    [BindProperty] public string? Register { get; set; }

    [BindProperty] public bool Learns { get; set; }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Bargate.Records.Registers.Parse(Register) is not { } register) ModelState.AddModelError(nameof(Register), words["records.runs.error.register"]);
        else if (!Learns && !await db.RegisterModels.AnyAsync(it => it.Register == register, stop)) ModelState.AddModelError(nameof(Learns), words["records.runs.error.no-model"]);
        else
        {
            return Redirect(StartPage.At(register, Learns));
        }
        await Load(stop);
        return Page();
    }

    public string Share(double share) => (share * 100).ToString("0.##", council.Locale) + " %";

    async Task Load(CancellationToken stop)
    {
        Runs = await views.Newest(stop);
        var counts = await db.SourceRecords.Where(it => it.DisposedAt == null).GroupBy(it => it.Register).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        Registers = [.. Bargate.Records.Registers.All.Select(it => (it, runs.ZonesOf(it), counts.GetValueOrDefault(it)))];
    }
}
