using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Writes to the resident; when an answer is needed, the case waits for it.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class MessagePage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer, ServiceCatalogue services, Words words, DoneWords done) : PageModel
{
    public const int Most = 5000;

    public OpenedCase Opened { get; private set; } = null!;

    public IReadOnlyList<SavedReply> Replies { get; private set; } = [];

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public bool Wait { get; set; }

    public bool Preview { get; private set; }

    /// <param name="reply">A saved reply to begin with.</param>
    public async Task<IActionResult> OnGetAsync(CaseId id, string? reply, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Version = Opened.Case.Version;
        Text = Replies.FirstOrDefault(it => it.Id == reply)?.Body.In(Opened.Case.Language).Trim();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CaseId id, bool look, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), words["cases.error.message"]);
        else if (Text.Length > Most) ModelState.AddModelError(nameof(Text), words["cases.error.long"]);
        if (ModelState.ErrorCount > 0) return Page();
        if (Preview = look) return Page();
        db.Expect(Opened.Case, Version);
        work.Write(Opened, Text!, Wait && Opened.Case.IsOpen, officer.Actor);
        await db.SaveChangesAsync(stop);
        this.Leave(done.Written(Opened, Wait && Opened.Case.IsOpen));
        return Redirect(Opened.Url);
    }

    async Task<bool> Load(CaseId id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened) return false;
        Opened = opened;
        Replies = [.. services.Replies.Where(it => it.IsFor(opened.Case.Service))];
        return true;
    }
}
