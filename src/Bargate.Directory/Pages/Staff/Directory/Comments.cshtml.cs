using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>Comments on the local offer: an officer takes out what names somebody, answers, and publishes both.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class CommentsPage(BargateDb db, KeyRing keys, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    const int Most = 100;

    public IReadOnlyList<(LocalOfferComment Comment, string Sent)> Waiting { get; private set; } = [];

    [BindProperty] public Guid Comment { get; set; }

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public string? Answer { get; set; }

    [BindProperty] public string? Do { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var waiting = await db.LocalOfferComments.AsNoTracking().Where(it => it.PublishedAt == null && it.SetAsideAt == null).OrderBy(it => it.MadeAt).ThenBy(it => it.Id).Take(Most).ToListAsync(stop);
        var opened = await keys.Open([.. waiting.Select(it => it.KeyId).OfType<Guid>()], stop);
        Waiting = [.. waiting.Select(it => (it, it.KeyId is { } id && opened.TryGetValue(id, out var key) ? it.Read(key) : ""))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await db.LocalOfferComments.SingleOrDefaultAsync(it => it.Id == Comment, stop) is not { } comment) return NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        db.Expect(comment, Version);
        if (Do == "aside") comment.SetAside(now);
        else if (string.IsNullOrWhiteSpace(Text) || string.IsNullOrWhiteSpace(Answer) || Math.Max(Text.Length, Answer.Length) > LocalOfferComment.LongestText)
        {
            ModelState.AddModelError(nameof(Answer), words["directory.staff.answer-error"]);
            await OnGetAsync(stop);
            return Page();
        }
        else comment.Publish(Text.Trim(), Answer.Trim(), now);
        audit.Record(officer.Actor, "directory-comment-" + (Do == "aside" ? "set-aside" : "published"), comment.Id);
        await db.SaveChangesAsync(stop);
        return Redirect("/staff/directory/comments");
    }
}
