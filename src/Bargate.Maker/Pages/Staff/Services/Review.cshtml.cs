using Bargate.Accounts.Contract;
using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>What an edition changes, what its walks come to and whose forms stay on the old one; sent by one officer and published by another.</summary>
[Needs(Permissions.ServicesSee)]
internal sealed class ReviewPage(MakerDesk desk, BargateDb db, BrowserPublication publication, ServiceCheck check, ServiceSentences sentences, OpenForms forms, CurrentOfficer officer, Words words) : PageModel
{
    public const int LongestNote = 2000;

    Opened opened = null!;
    ServiceNow? now;

    public string Service { get; private set; } = "";

    public string Title { get; private set; } = "";

    public CheckedText Checked { get; private set; } = null!;

    /// <summary>Null when the service was never published.</summary>
    public ServiceDifference? Difference { get; private set; }

    /// <summary>What the folder's file says besides, when it changed since this was begun.</summary>
    public ServiceDifference? InFolder { get; private set; }

    public int Walks { get; private set; }

    public int Drafts { get; private set; }

    public int Version => opened.Work.Version;

    public bool IsSent => opened.Work.IsSent;

    public bool MayMake => officer.May(Permissions.ServicesMake);

    public bool MayApprove => officer.May(Permissions.ServicesApprove) && opened.Work.MayApprove(officer.Id);

    public bool FolderMoved => (now?.FolderHash ?? "") != opened.Work.FolderHash;

    public async Task<IActionResult> OnGetAsync(string service) => await Load(service) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSendAsync(string service, int version)
    {
        if (!MayMake) return Forbid();
        if (!await Load(service)) return NotFound();
        if (!Checked.IsSound || FolderMoved) return Page();
        db.Expect(opened.Work, version);
        opened.Work.Send(officer.Id);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Leave(words["maker.review.sent"]);
        return Redirect($"/staff/services/review/{service}");
    }

    public async Task<IActionResult> OnPostBackAsync(string service, int version, string? note)
    {
        if (!officer.May(Permissions.ServicesApprove)) return Forbid();
        if (!await Load(service)) return NotFound();
        if (string.IsNullOrWhiteSpace(note) || note.Length > LongestNote)
        {
            ModelState.AddModelError("Note", words["maker.review.note-error"]);
            return Page();
        }
        db.Expect(opened.Work, version);
        opened.Work.SendBack(officer.Id, note.Trim());
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Leave(words["maker.review.sent-back"]);
        return Redirect($"/staff/services/show/{service}");
    }

    public async Task<IActionResult> OnPostComparedAsync(string service, int version)
    {
        if (!MayMake) return Forbid();
        if (!await Load(service)) return NotFound();
        db.Expect(opened.Work, version);
        opened.Work.FolderHash = now?.FolderHash ?? "";
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"/staff/services/review/{service}");
    }

    public async Task<IActionResult> OnPostApproveAsync(string service, int version)
    {
        if (!officer.May(Permissions.ServicesApprove)) return Forbid();
        if (!await Load(service)) return NotFound();
        if (!Checked.IsSound || FolderMoved) return Page();
        var done = await desk.Publish(opened, version, HttpContext.RequestAborted);
        this.Leave(words.Format(done.InFolder ? "maker.review.published" : "maker.review.published-before", ("number", done.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return Redirect($"/staff/services/show/{service}");
    }

    async Task<bool> Load(string service)
    {
        var stop = HttpContext.RequestAborted;
        if (await desk.Open(service, stop) is not { } found) return false;
        (Service, opened, now, Title) = (service, found, await publication.Now(service, stop), found.Text.Get("", "title") ?? service);
        Checked = check.Check(opened.Text, opened.Walks.TrimStart('\uFEFF'));
        Walks = ServiceText.Of(service, opened.Walks).CountOf("walks");
        var after = check.Check(opened.Text);
        if (now?.Live is { } live) Difference = sentences.Difference(check.Check(check.Open(service, live)), after);
        if (FolderMoved && now is not null) InFolder = sentences.Difference(after, check.Check(check.Open(service, now.Folder ?? now.Text)));
        Drafts = (await forms.ByEdition(service, stop)).Values.Sum();
        return true;
    }
}
