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
internal sealed class ReviewPage(MakerDesk desk, BargateDb db, BrowserPublication publication, ServiceCheck check, ServiceSentences sentences, OpenForms forms, OfficerDirectory officers, CurrentOfficer officer, Words words) : PageModel
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

    /// <summary>The walks, line by line against those that are live.</summary>
    public IReadOnlyList<LineChange> WalkLines { get; private set; } = [];

    public int Drafts { get; private set; }

    public int Version => opened.Work.Version;

    /// <summary>What the page showed: the save, the edition that is live, and the folder. Whoever presses a button has seen just that.</summary>
    public string Seen => $"{opened.Work.Head}.{now?.Number}.{now?.FolderHash}";

    bool HasSeen(string? seen)
    {
        if (seen == Seen) return true;
        ModelState.AddModelError("", words["maker.review.moved-on"]);
        return false;
    }

    public bool IsSent => opened.Work.IsSent;

    public bool MayMake => officer.May(Permissions.ServicesMake);

    public bool MayApprove => officer.May(Permissions.ServicesApprove) && opened.Work.MayApprove(officer.Id);

    /// <summary>Who may publish it, by name.</summary>
    public IReadOnlyList<string> Approvers { get; private set; } = [];

    /// <summary>Every rule, for somebody who reads the whole of a new service.</summary>
    public IReadOnlyList<RuleSentence> Rules { get; private set; } = [];

    public IReadOnlyList<TextPart> Questions => [.. opened.Text.Parts.Where(it => it.List is "questions" or "officers-only")];

    public string KindWords(TextPart part) => ShowPage.KindWords(words, part);

    public bool FolderMoved => (now?.FolderHash ?? "") != opened.Work.FolderHash;

    public async Task<IActionResult> OnGetAsync(string service) => await Load(service) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSendAsync(string service, int version, string? seen)
    {
        if (!MayMake) return Forbid();
        if (!await Load(service)) return NotFound();
        if (!HasSeen(seen) || !Checked.IsSound || FolderMoved || now?.Folder is not null) return Page();
        db.Expect(opened.Work, version);
        opened.Work.Send(officer.Id);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Leave(words["maker.review.sent"]);
        return Redirect($"/staff/services/review/{service}");
    }

    public async Task<IActionResult> OnPostBackAsync(string service, int version, string? seen, string? note)
    {
        if (!officer.May(Permissions.ServicesApprove)) return Forbid();
        if (!await Load(service)) return NotFound();
        if (!HasSeen(seen)) return Page();
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

    public async Task<IActionResult> OnPostComparedAsync(string service, int version, string? seen)
    {
        if (!MayMake) return Forbid();
        if (!await Load(service)) return NotFound();
        if (!HasSeen(seen)) return Page();
        db.Expect(opened.Work, version);
        opened.Work.FolderHash = now?.FolderHash ?? "";
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"/staff/services/review/{service}");
    }

    public async Task<IActionResult> OnPostApproveAsync(string service, int version, string? seen)
    {
        if (!officer.May(Permissions.ServicesApprove)) return Forbid();
        if (!await Load(service)) return NotFound();
        if (!HasSeen(seen) || !Checked.IsSound || FolderMoved || now?.Folder is not null) return Page();
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
        WalkLines = sentences.Lines(now?.Live is null ? "" : now.Walks, opened.Walks);
        var after = check.Check(opened.Text);
        if (now?.Live is { } live) Difference = sentences.Difference(check.Check(check.Open(service, live)), after);
        else Rules = sentences.Rules(after);
        if (IsSent) Approvers = [.. (await officers.All(stop)).Where(it => RolePermissions.Of(it.Role).Contains(Permissions.ServicesApprove) && opened.Work.MayApprove(it.Id)).Select(it => it.Name)];
        if (FolderMoved && now is not null) InFolder = sentences.Difference(after, check.Check(check.Open(service, now.Folder ?? now.Text)));
        Drafts = (await forms.ByEdition(service, stop)).Values.Sum();
        return true;
    }
}
