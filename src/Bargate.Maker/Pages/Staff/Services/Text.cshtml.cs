using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>Both texts of a service as an engineer writes them.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class TextPage(MakerDesk desk, ServiceCheck check, SiteAssets assets, Words words) : PageModel
{
    [BindProperty] public string? Yaml { get; set; }
    [BindProperty] public string? Walks { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }

    public string Service { get; private set; } = "";

    public int Head { get; private set; }

    public string Title { get; private set; } = "";

    public SiteAssets Assets => assets;

    public IReadOnlyList<PartFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string service)
    {
        if (await Load(service) is not { } opened) return NotFound();
        (Yaml, Walks) = (opened.Text.Text, opened.Walks);
        Faults = check.Check(opened.Text, opened.Walks.TrimStart('\uFEFF')).Faults;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, int head)
    {
        if (await Load(service) is not { } opened) return NotFound();
        var imported = Upload is { Length: > 0 } ? await Uploads.Text(Upload, HttpContext.RequestAborted) : null;
        if (Upload is { Length: > 0 } && imported is null) ModelState.AddModelError(nameof(Upload), words["maker.text.file-error"]);
        else if (string.IsNullOrWhiteSpace(imported ?? Yaml)) ModelState.AddModelError(nameof(Yaml), words["maker.text.empty"]);
        else if (!Uploads.IsText(Yaml) || !Uploads.IsText(Walks)) ModelState.AddModelError(Uploads.IsText(Yaml) ? nameof(Walks) : nameof(Yaml), words["maker.text.text-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        var begun = await desk.Save(service, head, HttpContext.RequestAborted) ?? opened.Save;
        var next = new Written(check.Open(service, imported ?? PostedText.Kept(Yaml, begun.Text)), PostedText.Kept(Walks, begun.Walks));
        var saved = await desk.Change(opened, head, words[imported is null ? "maker.text.what" : "maker.text.imported"], _ => new Attempt(next), HttpContext.RequestAborted);
        return this.After(saved, service, $"/staff/services/text/{service}", words["maker.saved"]) ?? Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(string service)
    {
        if (await Load(service) is not { } opened) return NotFound();
        return new JsonResult(check.Check(check.Open(service, PostedText.Kept(Yaml, opened.Text.Text)), PostedText.Kept(Walks, opened.Walks).TrimStart('\uFEFF')).Faults.Select(it => it.Fault.ToString()));
    }

    async Task<Opened?> Load(string service)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened) return null;
        (Service, Head, Title) = (service, opened.Work.Head, opened.Text.Get("", "title") ?? service);
        return opened;
    }
}
