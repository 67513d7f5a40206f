using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Ui;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages.Staff;

/// <summary>Where an officer begins: what they may do, how their services stand, and what is wrong in the council's files.</summary>
[Needs(Permissions.CasesSee)]
sealed class IndexPage(CaseFacts facts, CurrentOfficer officer, ServiceCatalogue catalogue, CouncilFaults ofStart, FrameSource frames, Council council, TimeProvider clock) : PageModel
{
    const int Lately = 7;

    public string Name => officer.Name;

    public IReadOnlyList<FrameLink> Links => frames.For(HttpContext).StaffLinks;

    public bool HasServices { get; private set; }

    public int Open { get; private set; }

    public int Overdue { get; private set; }

    public int OpenedLately { get; private set; }

    public int ClosedLately { get; private set; }

    public IReadOnlyList<Fault> Faults => officer.May(Permissions.ServicesSee) ? [.. ofStart.All, .. catalogue.Faults] : [];

    public async Task OnGetAsync()
    {
        var mine = catalogue.All.Where(it => officer.Sees(it.Definition.Team)).Select(it => it.Service).ToList();
        HasServices = mine.Count > 0;
        if (!HasServices) return;
        var (now, stop) = (clock.GetUtcNow().UtcDateTime, HttpContext.RequestAborted);
        var open = await facts.OpenNow(council.Time.Today(clock), stop);
        (Open, Overdue) = (mine.Sum(it => open.GetValueOrDefault(it).Open), mine.Sum(it => open.GetValueOrDefault(it).Overdue));
        var opened = await facts.Opened(now.AddDays(-Lately), now, stop);
        var closed = await facts.Closed(now.AddDays(-Lately), now, stop);
        (OpenedLately, ClosedLately) = (mine.Sum(opened.GetValueOrDefault), mine.Sum(closed.GetValueOrDefault));
    }
}
