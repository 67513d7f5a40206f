using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Directory.Pages.Directory;

/// <summary>Somebody who runs a service asks for the link by which they keep it right.</summary>
[EnableRateLimiting("public-posts")]
internal sealed class ClaimPage(BargateDb db, Bargate.Directory.Manage manage, Words words) : PageModel
{
    public Entry Entry { get; private set; } = null!;

    [BindProperty] public string? Email { get; set; }

    public bool Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop) => await Load(slug, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken stop)
    {
        if (!await Load(slug, stop)) return NotFound();
        if (string.IsNullOrWhiteSpace(Email) || Email.Length > 254 || !Email.Contains('@', StringComparison.Ordinal) || Email.Trim().Any(char.IsWhiteSpace)) ModelState.AddModelError(nameof(Email), words["directory.report.email-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        await manage.SendLink(Entry, Email!.Trim(), stop);
        Done = true;
        return Page();
    }

    async Task<bool> Load(string slug, CancellationToken stop) => (Entry = (await db.Entries.AsNoTracking().SingleOrDefaultAsync(it => it.Slug == slug && it.State != EntryState.Archived, stop))!) is not null;
}
