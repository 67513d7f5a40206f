using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff;

/// <summary>The queue.</summary>
[Needs(Permissions.CasesSee)]
internal sealed class CasesPage(Queue queue, BargateDb db, OpenCases cases, CaseViews views, CurrentOfficer officer, OfficerDirectory officers, ServiceCatalogue services, Sought sought, Audit audit) : PageModel
{
    public QueueFilter Filter { get; private set; } = new();

    public QueuePage Rows { get; private set; } = new([], false);

    public QueueNumbers Numbers { get; private set; } = new(0, 0, 0, 0, 0, 0);

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public IReadOnlyList<ServiceVersion> Services { get; private set; } = [];

    public IReadOnlyList<OfficerEntry> Colleagues { get; private set; } = [];

    /// <summary>A case shown beside the list.</summary>
    public CaseView? Look { get; private set; }

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Filter = QueueFilter.From(it => Request.Query[it], sought);
        Views = await db.SavedViews.AsNoTracking().SeenBy(officer).OrderBy(it => it.Team != null).ThenBy(it => it.Name).ThenBy(it => it.Id).ToListAsync(stop);
        if (Filter.Find is not null)
        {
            // What was looked for may be a name or an address, so only the fact is written down.
            audit.Record(officer.Actor, "cases-searched", officer.Id.Value);
            await db.SaveChangesAsync(stop);
        }
        Teams = [.. services.Teams.Where(it => officer.Sees(it.Id))];
        Services = await queue.Services(stop);
        Colleagues = Filter.Team is { } team && officer.Sees(team) ? await officers.OfTeam(team, stop) : officer.May(Permissions.CasesAllTeams) ? await officers.All(stop) : await OfMyTeams(stop);
        Numbers = await queue.Numbers(Filter.Team, stop);
        Rows = await queue.Page(Filter, stop);
        if (Filter.Look is not null && await cases.ForOfficer(Filter.Look, stop) is { } opened) Look = await views.Show(opened, stop);
    }

    /// <summary>A name or an email address is posted, so that no log or history keeps it, and the list has an address all the same.</summary>
    public IActionResult OnPost() => Redirect(QueueFilter.From(it => Request.Form[it], sought).Url());

    async Task<IReadOnlyList<OfficerEntry>> OfMyTeams(CancellationToken stop)
    {
        var found = new List<OfficerEntry>();
        foreach (var team in officer.Teams) found.AddRange(await officers.OfTeam(team, stop));
        return [.. found.DistinctBy(it => it.Id).OrderBy(it => it.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>How many there are: all of them where one page holds them, else which of them these are.</summary>
    public string Caption(Words words, CultureInfo locale) => (Filter.Page, Rows.More, Rows.Rows.Count) switch
    {
        (1, false, 1) => words["cases.queue.caption-one"],
        (1, false, var count) => words.Format("cases.queue.caption-all", ("count", count.ToString(locale))),
        (var page, _, 1) => words.Format("cases.queue.caption-last", ("number", ((page - 1) * Queue.PageSize + 1).ToString(locale))),
        var (page, _, count) => words.Format("cases.queue.caption", ("from", ((page - 1) * Queue.PageSize + 1).ToString(locale)), ("to", ((page - 1) * Queue.PageSize + count).ToString(locale))),
    };

    /// <summary>The same list, sorted by another column; the column that is sorted by already turns round.</summary>
    public string SortUrl(QueueSort by) => (Filter with { Sort = by, Descending = Filter.Sort == by && !Filter.Descending, Page = 1, Look = null }).Url();

    public string? SortState(QueueSort by) => Filter.Sort != by ? null : Filter.Descending ? "descending" : "ascending";

    /// <summary>The queue of one team with nothing else chosen: where the numbers on top lead from.</summary>
    public QueueFilter Plain => new() { Team = Filter.Team };

    /// <summary>Stages of the services that are chosen, each once.</summary>
    public IEnumerable<(string Service, string Stage)> Stages => Services.Where(it => Filter.Service is null || it.Service == Filter.Service)
        .SelectMany(it => it.Definition.Case.Stages.Select(stage => (it.Service, stage.Id))).DistinctBy(it => it.Id);
}
