using Bargate.Accounts.Contract;
using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>An edition in work as a resident would go through it. Nothing is kept, unless the way is recorded as a walk.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class PreviewPage(MakerDesk desk, ServiceCheck check, FormPreview preview, WalkRecorder recorder, SiteAssets assets, Words words) : PageModel
{
    const int LongestName = 100;

    public string Service { get; private set; } = "";

    public int Head { get; private set; }

    /// <summary>The walk that the one to be recorded takes the place of.</summary>
    [BindProperty(SupportsGet = true)] public string? Again { get; set; }

    public Bargate.Forms.Contract.PreviewPage? Shown { get; private set; }

    public IReadOnlyList<PartFault> Faults { get; private set; } = [];

    public SiteAssets Assets => assets;

    public bool HasMap => Shown?.HasMap == true;

    public Task<IActionResult> OnGetAsync(string service) => At(service);

    public Task<IActionResult> OnPostAsync(string service) => At(service);

    public async Task<IActionResult> OnPostRecordAsync(string service, int head, string? walkName)
    {
        if (await Load(service) is not { } opened || Shown is null) return NotFound();
        var (name, text) = ((walkName ?? "").Trim(), opened.Walks.Trim().Length == 0 ? "walks: []\n" : opened.Walks);
        if (name.Length is 0 or > LongestName) ModelState.AddModelError("WalkName", words["maker.preview.name-error"]);
        if (!Shown.IsOver) ModelState.AddModelError("", words["maker.preview.not-over"]);
        if (!check.Check(opened.Text).IsSound) ModelState.AddModelError("", words["maker.preview.unsound"]);
        if (ModelState.ErrorCount > 0) return Page();
        var yaml = recorder.Yaml(name, check.Check(opened.Text).Definition!, Shown);
        var saved = await desk.Change(opened, head, words.Format("maker.preview.what", ("walk", name)), it =>
        {
            var list = ServiceText.Of(service, it.Walks.Trim().Length == 0 ? text : it.Walks);
            var at = Enumerable.Range(0, list.CountOf("walks")).FirstOrDefault(i => Again is { Length: > 0 } && list.Get($"walks/{i}", "walk") == Again, -1);
            // First the new one, so that the list is never empty between.
            var edited = list.AddItem("walks", at < 0 ? list.CountOf("walks") : at + 1, yaml);
            if (edited.Done && at >= 0) edited = edited.Text.Remove($"walks/{at}");
            return edited.Done ? new(it with { Walks = edited.Text.Text }) : new(null, edited.Refused);
        }, HttpContext.RequestAborted);
        return this.After(saved, service, $"/staff/services/walks/{service}", words["maker.preview.kept"]) ?? Page();
    }

    async Task<IActionResult> At(string service) => await Load(service) is null ? NotFound() : Page();

    async Task<Opened?> Load(string service)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened) return null;
        (Service, Head) = (service, opened.Work.Head);
        var text = check.Check(opened.Text);
        Faults = text.Faults;
        if (text.Definition is { } definition && text.Definition.Questions.Count > 0) Shown = await preview.Show(definition, HttpContext);
        return opened;
    }
}
