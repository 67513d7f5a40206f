using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Directory.Pages.Directory;

/// <summary>Somebody says that an entry is wrong: officers put it right within 48 hours.</summary>
[EnableRateLimiting("public-posts")]
internal sealed class ReportPage(BargateDb db, KeyRing keys, MasterKey master, Words words, Council council, TimeProvider clock) : PageModel
{
    public Entry Entry { get; private set; } = null!;

    [BindProperty] public string? Topic { get; set; }

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public string? Email { get; set; }

    public string? DueBy { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop) => await Load(slug, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken stop)
    {
        if (!await Load(slug, stop)) return NotFound();
        if (Topic is null || !MistakeReport.Topics.Contains(Topic)) ModelState.AddModelError(nameof(Topic), words["directory.report.topic-error"]);
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), words["directory.report.text-error"]);
        else if (Text.Length > MistakeReport.LongestText) ModelState.AddModelError(nameof(Text), words.Format("directory.report.text-long", ("most", MistakeReport.LongestText.ToString(council.Locale))));
        if (!string.IsNullOrWhiteSpace(Email) && (Email.Length > 254 || !Email.Contains('@', StringComparison.Ordinal))) ModelState.AddModelError(nameof(Email), words["directory.report.email-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        var now = clock.GetUtcNow().UtcDateTime;
        var email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        var report = MistakeReport.Of(Entry.Id, Topic!, email is null ? Text!.Trim() : $"{Text!.Trim()}\n\n{email}", email is null ? null : Provider.HashOf(email, master), keys.New(), now);
        db.Add(report);
        await db.SaveChangesAsync(stop);
        DueBy = $"{council.Time.Date(report.DueAt)}, {council.Time.Time(report.DueAt)}";
        return Page();
    }

    async Task<bool> Load(string slug, CancellationToken stop) => (Entry = (await db.Entries.AsNoTracking().SingleOrDefaultAsync(it => it.Slug == slug && it.State != EntryState.Archived, stop))!) is not null;
}
