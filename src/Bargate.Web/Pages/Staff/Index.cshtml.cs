using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Content.Contract;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Ui;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages.Staff;

/// <summary>Where an officer begins: what they may do, how their services stand, and what is wrong in the council's files.</summary>
[Needs(Permissions.CasesSee)]
sealed class IndexPage(CaseFacts facts, CurrentOfficer officer, ServiceCatalogue catalogue, Library library, CouncilFaults ofStart, FrameSource frames, IEnumerable<IStaffTasks> waiting, Council council, TimeProvider clock) : PageModel
{
    const int Lately = 7;

    public string Name => officer.Name;

    public bool SeesAllTeams => officer.May(Permissions.CasesAllTeams);

    public IReadOnlyList<FrameLink> Links => frames.For(HttpContext).StaffLinks;

    /// <summary>Of every team whose cases are theirs to see: the same numbers as the queue's.</summary>
    public TeamNumbers Numbers { get; private set; } = new(0, 0, 0, 0);

    /// <summary>What waits in the modules that the officer may work in.</summary>
    public IReadOnlyList<StaffTask> Tasks { get; private set; } = [];

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (officer.May(Permissions.ServicesSee)) Faults = [.. ofStart.All, .. catalogue.Faults, .. library.Faults()];
        var tasks = new List<StaffTask>();
        foreach (var it in waiting.Where(it => officer.May(it.Permission))) tasks.AddRange(await it.Open(HttpContext.RequestAborted));
        Tasks = tasks;
        var teams = await facts.ByTeam(council.Time.Today(clock), clock.GetUtcNow().UtcDateTime.AddDays(-Lately), HttpContext.RequestAborted);
        var mine = teams.Where(it => officer.Sees(it.Key)).Select(it => it.Value).ToList();
        Numbers = new(mine.Sum(it => it.Open), mine.Sum(it => it.Overdue), mine.Sum(it => it.Opened), mine.Sum(it => it.Closed));
    }
}
