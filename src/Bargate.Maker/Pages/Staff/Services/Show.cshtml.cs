using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Maker.Storage;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>A service with its questions in order, each rule as a sentence and each problem where it is.</summary>
[Needs(Permissions.ServicesSee)]
internal sealed class ShowPage(MakerDesk desk, BrowserPublication publication, ServiceCheck check, ServiceSentences sentences, OfficerDirectory officers, CurrentOfficer officer, Audit audit, Words words) : PageModel
{
    public string Service { get; private set; } = "";

    public Opened? Opened { get; private set; }

    public ServiceNow? Now { get; private set; }

    public CheckedText Checked { get; private set; } = null!;

    public IReadOnlyList<RuleSentence> Rules { get; private set; } = [];

    public string ChangedBy { get; private set; } = "";

    public ServiceText Text => Checked.Text;

    public bool InWork => Opened is not null;

    public int Head => Opened?.Work.Head ?? 0;

    public bool MayMake => officer.May(Permissions.ServicesMake);

    public bool MayApprove => officer.May(Permissions.ServicesApprove);

    public bool MayChange => InWork && MayMake && Text.IsReadable;

    public string Title => Text.Get("", "title") is { Length: > 0 } title ? Checked.Definition?.Title.In(words.Language) ?? title : Service;

    public ServiceDifference? Contested => Now?.Folder is { } folder ? sentences.Difference(check.Check(check.Open(Service, Now.Text)), check.Check(check.Open(Service, folder))) : null;

    /// <summary>What is wrong in the service as a whole, its walks and its blocks.</summary>
    public IReadOnlyList<PartFault> Elsewhere => [.. Checked.Faults.Where(it => it.Part is null)];

    public IReadOnlyList<PartList> Lists =>
        [
            new("questions", "questions", [.. Text.Parts.Where(it => it.List == "questions")]),
            .. Text.Parts.Any(it => it.OfficersOnly) ? new[] { new PartList("officers", "officers-only", [.. Text.Parts.Where(it => it.OfficersOnly)]) } : [],
            new("exits", "exits", [.. Text.Parts.Where(it => it.Kind == PartKind.ExitPage)]),
            new("stages", "case/stages", [.. Text.Parts.Where(it => it.Kind == PartKind.Stage)]),
        ];

    public string KindWords(TextPart part) => KindWords(words, part);

    public static string KindWords(Words words, TextPart part) => part.Kind == PartKind.Question ? words.Find($"maker.type-{part.Type}") ?? part.Type ?? "" : words[$"maker.kind-{part.Kind.ToString().ToLowerInvariant()}"];

    public async Task<IActionResult> OnGetAsync(string service) => await Load(service) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBeginAsync(string service)
    {
        if (!MayMake) return Forbid();
        if (await publication.Now(service, HttpContext.RequestAborted) is not { } now) return NotFound();
        if (now.Folder is not null) throw new RuleBroken(words["maker.contested.first"]);
        await desk.Begin(service, now.Text, now.Walks, now.FolderHash, words["maker.begun-what"], HttpContext.RequestAborted);
        return Redirect($"/staff/services/show/{service}");
    }

    public async Task<IActionResult> OnPostMoveAsync(string service, int head, string? part, string? way)
    {
        if (!MayMake) return Forbid();
        if (!await Load(service) || Opened is null || part is null) return NotFound();
        var name = Text.Part(part)?.Name ?? part;
        var saved = await desk.Change(Opened, head, words.Format(way == "up" ? "maker.moved-up" : "maker.moved-down", ("part", name)), it => Attempt.Of(way == "up" ? it.Text.MoveUp(part) : it.Text.MoveDown(part), it), HttpContext.RequestAborted);
        return this.After(saved, service, $"/staff/services/show/{service}#part-{part.Replace('/', '-')}", words.Format(way == "up" ? "maker.moved-up" : "maker.moved-down", ("part", name))) ?? Page();
    }

    public async Task<IActionResult> OnPostChooseAsync(string service, bool folder, string? seen)
    {
        if (!MayApprove) return Forbid();
        audit.Record(officer.Actor, folder ? "service-folder-chosen" : "service-browser-chosen", officer.Id.Value);
        await publication.Choose(service, folder, seen ?? "", HttpContext.RequestAborted);
        this.Leave(words[folder ? "maker.contested.folder-done" : "maker.contested.browser-done"]);
        return Redirect($"/staff/services/show/{service}");
    }

    async Task<bool> Load(string service)
    {
        var stop = HttpContext.RequestAborted;
        (Service, Opened, Now) = (service, await desk.Open(service, stop), await publication.Now(service, stop));
        if (Opened is null && Now is null) return false;
        var walks = (Opened?.Walks ?? Now!.Walks).TrimStart('\uFEFF');
        Checked = check.Check(Opened?.Text ?? check.Open(service, Now!.Text), walks.Length == 0 ? "walks: []" : walks);
        Rules = sentences.Rules(Checked);
        if (Opened is { } opened) ChangedBy = (await officers.Names([opened.Work.ChangedBy], stop)).GetValueOrDefault(opened.Work.ChangedBy, "");
        return true;
    }
}
