using Bargate.Accounts.Contract;
using Bargate.Cases.Desk;
using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Filters of the queue under a name: saves the one in the address, lists and removes them.</summary>
[Needs(Permissions.CasesSee)]
internal sealed class ViewsPage(BargateDb db, CurrentOfficer officer, ServiceCatalogue services, Sought sought, Words words, TimeProvider clock, DoneWords done) : PageModel
{
    /// <summary>What is to be saved.</summary>
    public QueueFilter Filter { get; private set; } = new();

    public IReadOnlyList<(SavedView View, string? Team)> Views { get; private set; } = [];

    /// <summary>Whom it can be shared with.</summary>
    public IReadOnlyList<Team> Teams { get; private set; } = [];

    [BindProperty] public string? Named { get; set; }

    [BindProperty] public string? Share { get; set; }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(Guid? remove, CancellationToken stop)
    {
        await Load(stop);
        if (remove is { } id) return await Remove(id, stop);
        var query = Filter.Url("");
        var name = Named?.Trim();
        if (query.Length == 0) return Redirect("/staff/cases");
        if (string.IsNullOrEmpty(name)) ModelState.AddModelError(nameof(Named), words["cases.error.view-name"]);
        else if (name.Length > SavedView.LongestName || name.Any(char.IsControl)) ModelState.AddModelError(nameof(Named), words["cases.error.view-long"]);
        else if (query.Length > SavedView.LongestQuery) ModelState.AddModelError(nameof(Named), words["cases.error.view-query"]);
        var team = string.IsNullOrEmpty(Share) ? null : Teams.FirstOrDefault(it => it.Id == Share)?.Id;
        if (!string.IsNullOrEmpty(Share) && team is null) ModelState.AddModelError(nameof(Share), words["cases.error.choose-team"]);
        // The same name again means the same view: it takes the new filter.
        var known = Views.Select(it => it.View).FirstOrDefault(it => it.Officer == officer.Id && it.Team == team && it.Name == name);
        if (known is null && Views.Count(it => it.View.Officer == officer.Id) >= SavedView.Most) ModelState.AddModelError(nameof(Named), words["cases.error.view-many"]);
        if (ModelState.ErrorCount > 0) return Page();
        try { await Save(known, team, name!, query, stop); }
        catch (DbUpdateException)
        {
            // Pressed twice, or in two tabs: the other one was saved first, so this one changes it.
            db.ChangeTracker.Clear();
            known = await db.SavedViews.SingleOrDefaultAsync(it => it.Officer == officer.Id && it.Team == team && it.Name == name, stop);
            await Save(known, team, name!, query, stop);
        }
        this.Leave(done.Format("view-saved", ("name", name!)));
        return Redirect(Filter.Url());
    }

    async Task Save(SavedView? known, string? team, string name, string query, CancellationToken stop)
    {
        if (known is not null) known.Query = query;
        else db.Add(new SavedView { Id = Guid.CreateVersion7(), Officer = officer.Id, Team = team, Name = name, Query = query, CreatedAt = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(stop);
    }

    public bool MayRemove(SavedView view) => view.MayBeRemovedBy(officer);

    async Task<IActionResult> Remove(Guid id, CancellationToken stop)
    {
        if (Views.Select(it => it.View).FirstOrDefault(it => it.Id == id) is not { } view || !MayRemove(view)) return NotFound();
        db.Remove(view);
        await db.SaveChangesAsync(stop);
        this.Leave(done.Format("view-removed", ("name", view.Name)));
        return Redirect("/staff/cases/views");
    }

    async Task Load(CancellationToken stop)
    {
        Filter = QueueFilter.From(it => Request.Query[it], sought).Lasting;
        Teams = officer.May(Permissions.CasesAssign) ? [.. services.Teams.Where(it => officer.Sees(it.Id))] : [];
        var views = await db.SavedViews.SeenBy(officer).OrderBy(it => it.Team != null).ThenBy(it => it.Name).ThenBy(it => it.Id).ToListAsync(stop);
        Views = [.. views.Select(it => (it, it.Team is { } team ? services.Team(team)?.Name ?? team : null))];
    }
}
