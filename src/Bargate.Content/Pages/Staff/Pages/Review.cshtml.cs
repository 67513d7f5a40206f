using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>What an edition changes, in lines and words; sends it to a second person, who approves it or gives it back, and publishes it now or at a time.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class ReviewPage(BargateDb db, PageDesk desk, Library library, OfficerDirectory officers, CurrentOfficer officer, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Time { get; set; }

    public DateOnly Day { get; private set; }

    public PageWork Work { get; private set; } = null!;

    public Checked Found { get; private set; } = null!;

    public IReadOnlyList<DifferentLine> Changes { get; private set; } = [];

    public IReadOnlyDictionary<OfficerId, string> Names { get; private set; } = new Dictionary<OfficerId, string>();

    public string Path => PageFolder.PathOf(Work.Now);

    public string Title => library.Find(Path)?.Title ?? Found.Read?.Page.Title ?? Path;

    /// <summary>A second person may read it: not whoever changed it last.</summary>
    public bool MayRead => Work.State == WorkState.Asked && officer.May(Permissions.PagesPublish) && officer.Id != Work.ChangedBy;

    public bool MayPublish => Work.State == WorkState.Approved && officer.May(Permissions.PagesPublish);

    /// <summary>The page is on the site, so that it can be looked at there.</summary>
    public bool IsShown => library.Find(Path) is not null;

    public string Place(Fault fault) => new FaultWords(Work, PageText.Open(Work.Content), words, council).Place(fault);

    public async Task<IActionResult> OnGetAsync(string id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAskAsync(string id)
    {
        if (!await Load(id)) return NotFound();
        if (Found.Stops.Count > 0) return Stopped();
        Work.Ask();
        return await Saved("page-edition-sent", "content.edit.sent");
    }

    public async Task<IActionResult> OnPostApproveAsync(string id)
    {
        if (!await Load(id)) return NotFound();
        if (!officer.May(Permissions.PagesPublish)) return Forbid();
        Work.Approve(officer.Id);
        return await Saved("page-edition-approved", "content.edit.approved");
    }

    public async Task<IActionResult> OnPostGiveBackAsync(string id)
    {
        if (!await Load(id)) return NotFound();
        if (!officer.May(Permissions.PagesPublish)) return Forbid();
        if (string.IsNullOrWhiteSpace(Note) || Note.Length > PageWork.LongestNote)
        {
            ModelState.AddModelError(nameof(Note), words["content.edit.note-error"]);
            return Page();
        }
        Work.GiveBack(officer.Id, Note.ReplaceLineEndings("\n").Trim());
        return await Saved("page-edition-given-back", "content.edit.given-back");
    }

    public async Task<IActionResult> OnPostPublishAsync(string id)
    {
        if (!await Load(id)) return NotFound();
        if (!officer.May(Permissions.PagesPublish)) return Forbid();
        db.Expect(Work, Version);
        if ((await desk.Publish(Work, officer.Actor, officer.Name, HttpContext.RequestAborted)).Count > 0) return Stopped();
        this.Leave(words[Work.Withdraws ? "content.edit.withdrawn-done" : "content.edit.published-done"]);
        return Redirect($"/staff/pages/page?at={PageFolder.PathOf(Work.File)}");
    }

    public async Task<IActionResult> OnPostScheduleAsync(string id)
    {
        if (!await Load(id)) return NotFound();
        if (!officer.May(Permissions.PagesPublish)) return Forbid();
        var now = clock.GetUtcNow().UtcDateTime;
        if (Moment() is not { } at) ModelState.AddModelError(nameof(Day), words["content.edit.day-error"]);
        else if (at <= now) ModelState.AddModelError(nameof(Day), words["content.edit.past-error"]);
        else
        {
            Work.Schedule(at, now);
            return await Saved("page-edition-scheduled", "content.edit.scheduled-done", ("time", council.Time.Time(at)), ("day", council.Time.Date(at)));
        }
        return Page();
    }

    public async Task<IActionResult> OnPostUnscheduleAsync(string id)
    {
        if (!await Load(id)) return NotFound();
        if (!officer.May(Permissions.PagesPublish)) return Forbid();
        Work.Schedule(null, clock.GetUtcNow().UtcDateTime);
        return await Saved("page-edition-unscheduled", "content.edit.unscheduled");
    }

    // The entity may have been changed by what was refused; the page shows it as it is stored.
    PageResult Stopped()
    {
        ModelState.AddModelError("checks", words["content.edit.stopped"]);
        return Page();
    }

    async Task<IActionResult> Saved(string action, string message, params (string, string)[] values)
    {
        db.Expect(Work, Version);
        audit.Record(officer.Actor, action, Work.Id);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Leave(words.Format(message, values));
        return Redirect($"/staff/pages/review/{Work.Id}");
    }

    DateTime? Moment()
    {
        string[] parts = [.. new[] { "Day", "Month", "Year" }.Select(it => Typed($"{nameof(Day)}.{it}"))];
        return DateOnly.TryParseExact(string.Join('-', parts), "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
            && TimeOnly.TryParseExact(Time?.Trim() ?? "", ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? council.Time.ToUtc(day.ToDateTime(hour)) : null;
    }

    // Kept for showing it again.
    string Typed(string field)
    {
        var typed = Request.Form[field].ToString().Trim();
        ModelState.SetModelValue(field, typed, typed);
        return typed;
    }

    async Task<bool> Load(string id)
    {
        var stop = HttpContext.RequestAborted;
        if (!Guid.TryParse(id, out var asked) || await db.PageWorks.SingleOrDefaultAsync(it => it.Id == asked, stop) is not { IsClosed: false } work) return false;
        Work = work;
        Found = await desk.Check(work, stop);
        Changes = Difference.Between(Found.Now ?? "", work.Content.TrimStart('\uFEFF'));
        Names = await officers.Names([work.ChangedBy, .. work.ReadBy is { } read ? [read] : Array.Empty<OfficerId>()], stop);
        (Day, Time) = (council.Time.Today(clock).AddDays(1), Time ?? "08:00");
        return true;
    }
}
