using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>Writes an edition in work: its front matter as fields and its text as Markdown, or the whole file. It is saved with its faults, which are shown beside it.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class EditPage(BargateDb db, PageDesk desk, Library library, ServiceCatalogue catalogue, OfficerDirectory officers, CurrentOfficer officer, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    // Form fields of the host hold no more.
    public const int Longest = 95_000;

    [BindProperty(SupportsGet = true)] public bool Whole { get; set; }

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? Body { get; set; }

    [BindProperty] public string? All { get; set; }

    [BindProperty] public string? Then { get; set; }

    public PageWork Work { get; private set; } = null!;

    /// <summary>The text taken apart; null when it is shown as one.</summary>
    public PageText? Parts { get; private set; }

    public Checked Found { get; private set; } = null!;

    /// <summary>What differs between what somebody else saved meanwhile and what was sent now.</summary>
    public IReadOnlyList<DifferentLine>? Meanwhile { get; private set; }

    /// <summary>What differs between what the page says now and this edition, when the page was changed since.</summary>
    public IReadOnlyList<DifferentLine>? Behind { get; private set; }

    public IReadOnlyDictionary<OfficerId, string> Names { get; private set; } = new Dictionary<OfficerId, string>();

    public string Path => PageFolder.PathOf(Work.File);

    public string Title => Found.Read?.Page.Title ?? library.Find(Path)?.Title ?? Path;

    public IEnumerable<Team> Teams => catalogue.Teams;

    public IEnumerable<(string Id, string Title)> Services => catalogue.All.Select(it => (it.Service, it.Definition.Title.In(council.Language)));

    public string NameOf(OfficerId id) => Names.GetValueOrDefault(id) ?? "";

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await Load(id)) return NotFound();
        if (Work.Withdraws) return Redirect($"/staff/pages/review/{Work.Id}");
        await Show(Work.Content);
        AtFields(alsoMissing: false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await Load(id)) return NotFound();
        var sent = Sent();
        if (sent.Length > Longest)
        {
            ModelState.AddModelError(Whole ? nameof(All) : nameof(Body), words.Format("content.edit.long", ("most", Longest.ToString("N0", council.Locale))));
            await Show(Work.Content);
            return Page();
        }
        if (Version == Work.Version && await Save(sent)) return Then == "send" ? await Send() : Redirect(Then switch { "preview" => $"/staff/pages/preview/{Work.Id}", "review" => $"/staff/pages/review/{Work.Id}", _ => $"/staff/pages/edit/{Work.Id}{(Whole ? "?whole=true" : "")}" });
        return await PutAside(id, sent);
    }

    /// <summary>The page was changed since this was begun, and the officer has seen how.</summary>
    public async Task<IActionResult> OnPostSettleAsync(string id, string choice)
    {
        if (!await Load(id) || Work.Withdraws) return NotFound();
        if (choice is not ("ours" or "theirs")) return BadRequest();
        db.Expect(Work, Version);
        var (now, at) = (Found.Now ?? "", clock.GetUtcNow().UtcDateTime);
        db.Add(choice == "ours" ? PageSave.Of(Work, now, SaveKind.Folder, officer.Id, at) : PageSave.Of(Work, Work.Content, SaveKind.PutAside, officer.Id, at));
        if (choice == "theirs") Work.Save(now, officer.Id, at);
        Work.Rebase(EditionText.HashOf(now), officer.Id, at);
        audit.Record(officer.Actor, "page-edition-settled", Work.Id);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Leave(words["content.edit.settled"]);
        return Redirect($"/staff/pages/edit/{Work.Id}");
    }

    /// <summary>Where a fault is, in words of this form.</summary>
    public string Place(Fault fault) => new FaultWords(Work, Parts, words, council).Place(fault);

    // What is saved goes to a second person at once, unless something stops it.
    async Task<IActionResult> Send()
    {
        Found = await desk.Check(Work, HttpContext.RequestAborted);
        if (Found.Stops.Count > 0)
        {
            await Show(Work.Content);
            AtFields(alsoMissing: true);
            ModelState.AddModelError("checks", words["content.edit.stopped-saved"]);
            return Page();
        }
        if (Work.State == WorkState.Open)
        {
            Work.Ask();
            audit.Record(officer.Actor, "page-edition-sent", Work.Id);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            this.Leave(words["content.edit.sent"]);
        }
        return Redirect($"/staff/pages/review/{Work.Id}");
    }

    void AtFields(bool alsoMissing)
    {
        foreach (var (field, text) in new FaultWords(Work, Parts, words, council).AtFields(Found.Stops, alsoMissing)) ModelState.AddModelError(field, text);
    }

    async Task<bool> Save(string sent)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (sent == Work.Content) return true;
        db.Expect(Work, Version);
        Work.Save(sent, officer.Id, now);
        db.Add(PageSave.Of(Work, sent, SaveKind.Saved, officer.Id, now));
        audit.Record(officer.Actor, "page-edition-saved", Work.Id);
        try { await db.SaveChangesAsync(HttpContext.RequestAborted); }
        catch (DbUpdateConcurrencyException) { return false; }
        if (Then is null or "") this.Leave(words["content.edit.saved"]);
        return true;
    }

    // Somebody else saved meanwhile. What was sent is kept at once; the officer sees both and chooses.
    async Task<IActionResult> PutAside(string id, string sent)
    {
        db.ChangeTracker.Clear();
        if (!await Load(id)) return NotFound();
        if (sent != Work.Content)
        {
            db.Add(PageSave.Of(Work, sent, SaveKind.PutAside, officer.Id, clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        Meanwhile = Difference.Between(Work.Content, sent);
        ModelState.Clear();
        Version = Work.Version;
        await Show(sent);
        Response.StatusCode = 409;
        return Page();
    }

    string Sent()
    {
        if (Whole || PageText.Open(Work.Content) is not { } parts) return Work.Content.StartsWith('\uFEFF') ? '\uFEFF' + TextLines.Keep(Work.Content[1..], All ?? "") : TextLines.Keep(Work.Content, All ?? "");
        // What the form did not send is not changed.
        var fields = PageText.Keys.Where(it => it != "topic" && Request.Form.ContainsKey(it)).ToDictionary(it => it, it => Request.Form[it].ToString());
        return parts.With(fields, Body ?? "");
    }

    async Task Show(string text)
    {
        Parts = Whole ? null : PageText.Open(text);
        All = text.TrimStart('\uFEFF');
        Names = await officers.Names([Work.ChangedBy, .. Work.ReadBy is { } read ? [read] : Array.Empty<OfficerId>()], HttpContext.RequestAborted);
        if (Found.Behind) Behind = Difference.Between(Found.Now ?? "", Work.Content);
    }

    async Task<bool> Load(string id)
    {
        var stop = HttpContext.RequestAborted;
        if (!Guid.TryParse(id, out var asked) || await db.PageWorks.SingleOrDefaultAsync(it => it.Id == asked, stop) is not { IsClosed: false } work) return false;
        Work = work;
        Found = await desk.Check(work, stop);
        return true;
    }
}
