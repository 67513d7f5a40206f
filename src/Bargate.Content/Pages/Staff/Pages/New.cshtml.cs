using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>Begins a page that is not there yet.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class NewPage(BargateDb db, PageDesk desk, ServiceCatalogue catalogue, Library library, SiteRoutes routes, CurrentOfficer officer, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    const int LongestTitle = 65;

    [BindProperty] public string? Headline { get; set; }
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public string? Owner { get; set; }
    [BindProperty] public List<string> Kind { get; set; } = [];

    public IReadOnlyList<Team> Teams => catalogue.Teams;

    public void OnGet() => Owner = officer.Teams is [var team, ..] ? team : null;

    public async Task<IActionResult> OnPostAsync()
    {
        var (path, title) = (Address?.Trim().TrimEnd('/') ?? "", Headline?.Trim() ?? "");
        if (title.Length is 0 or > LongestTitle) ModelState.AddModelError(nameof(Headline), words["content.edit.title-error"]);
        if (!PageName.IsPath(path)) ModelState.AddModelError(nameof(Address), words["content.edit.address-error"]);
        else if (library.Find(path) is not null || routes.Has(path) || await desk.FileAt(path, HttpContext.RequestAborted) is not null) ModelState.AddModelError(nameof(Address), words.Format("content.edit.address-taken", ("path", path)));
        if (Teams.All(it => it.Id != Owner)) ModelState.AddModelError(nameof(Owner), words["content.edit.owner-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        var review = council.Time.Today(clock).AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = PageText.Make(new Dictionary<string, string> { ["title"] = title, ["summary"] = "", ["topic"] = PageName.TopicOf(path), ["owner"] = Owner!, ["review"] = review });
        var work = PageWork.Begin(PageName.FileOf(path, Kind.Contains("guide")), text, "", officer.Id, clock.GetUtcNow().UtcDateTime);
        db.Add(work);
        audit.Record(officer.Actor, "page-edition-begun", work.Id);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"/staff/pages/edit/{work.Id}");
    }
}
