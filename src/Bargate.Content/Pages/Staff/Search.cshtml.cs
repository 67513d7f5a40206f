using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff;

/// <summary>What people search for and do not find, and the synonyms and best bets by which an officer helps, tried on the judged queries before they are saved.</summary>
[Needs(Permissions.SearchManage)]
internal sealed class SearchPage(BargateDb db, SearchDesk desk, CurrentOfficer officer, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    const int Most = 25;

    public static readonly IReadOnlyList<string> Periods = ["7", "30", "365"];

    [BindProperty(SupportsGet = true, Name = "period")]
    public string? AskedPeriod { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Show { get; set; }

    [TempData]
    public string? Done { get; set; }

    public string Period => Periods.FirstOrDefault(it => it == AskedPeriod) ?? "30";

    public SearchFigures Figures { get; private set; } = null!;

    public IReadOnlyList<SearchRule> Rules { get; private set; } = [];

    /// <summary>The rule that was written has no fault.</summary>
    public bool Tried => Trial is not null;

    public Trial? Trial { get; private set; }

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostTryAsync()
    {
        if (await IsSound()) Trial = await desk.Try(Text!, Show, HttpContext.RequestAborted);
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!await IsSound())
        {
            await Load();
            return Page();
        }
        desk.Add(Text!, Show, officer.Name);
        return await Saved("search-rule-added", "content.staff-search.saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid rule)
    {
        await desk.Remove(rule, HttpContext.RequestAborted);
        return await Saved("search-rule-removed", "content.staff-search.removed");
    }

    public string Number(int number) => number.ToString("N0", council.Locale);

    public string Score(double score) => score.ToString("0.000", council.Locale);

    async Task<IActionResult> Saved(string action, string message)
    {
        audit.Record(officer.Actor, action, officer.Id.Value);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        desk.Forget();
        Done = message;
        return RedirectToPage(new { period = Period });
    }

    async Task<bool> IsSound()
    {
        (Text, Show) = (Text?.Trim(), string.IsNullOrWhiteSpace(Show) ? null : Show.Trim());
        var fault = string.IsNullOrEmpty(Text) ? "none" : await desk.Fault(Text, Show, HttpContext.RequestAborted);
        if (fault is not null) ModelState.AddModelError(fault is "path" or "page" ? nameof(Show) : nameof(Text), words[$"content.staff-search.fault.{fault}"]);
        return fault is null;
    }

    async Task Load()
    {
        var stop = HttpContext.RequestAborted;
        Figures = await desk.Figures(council.Time.Today(clock).AddDays(1 - int.Parse(Period, CultureInfo.InvariantCulture)), Most, stop);
        Rules = await desk.Rules(stop);
    }
}
