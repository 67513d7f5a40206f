using System.Text;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>Begins a service that is not there yet: from a pattern without fault, or from a file.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class NewPage(MakerDesk desk, ServiceCheck check, BrowserPublication publication, ServiceCatalogue catalogue, Words words) : PageModel
{
    [BindProperty] public string? ServiceTitle { get; set; }
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public string? Team { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }

    public IReadOnlyList<Team> Teams => catalogue.Teams;

    public void OnGet() => Team = Teams is [var first, ..] ? first.Id : null;

    public async Task<IActionResult> OnPostAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (string.IsNullOrWhiteSpace(ServiceTitle) || ServiceTitle.Length > 100) ModelState.AddModelError(nameof(ServiceTitle), words["maker.new.name-error"]);
        var id = string.IsNullOrWhiteSpace(Address) ? ServiceSlug.Of(ServiceTitle ?? "", 50) : Address.Trim();
        if (id.Length is 0 or > 60 || ServiceSlug.Of(id, 60) != id) ModelState.AddModelError(nameof(Address), words["maker.new.address-error"]);
        else if (await publication.Now(id, stop) is not null || await desk.Open(id, stop) is not null) ModelState.AddModelError(nameof(Address), words.Format("maker.new.address-taken", ("address", id)));
        if (Teams.All(it => it.Id != Team)) ModelState.AddModelError(nameof(Team), words["maker.new.team-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        var (text, walks) = check.New(id, ServiceTitle!.Trim(), Team!);
        var written = text.Text;
        if (Upload is { Length: > 0 } && await Imported(Upload, stop) is { } imported) (written, walks) = (imported, "walks: []\n");
        if (ModelState.ErrorCount > 0) return Page();
        if (!await desk.Begin(id, written, walks, "", words["maker.new.what"], stop))
        {
            ModelState.AddModelError(nameof(Address), words.Format("maker.new.address-taken", ("address", id)));
            return Page();
        }
        this.Leave(words["maker.new.begun"]);
        return Redirect($"/staff/services/show/{id}");
    }

    async Task<string?> Imported(IFormFile file, CancellationToken stop)
    {
        if (await Uploads.Text(file, stop) is { } text) return text;
        ModelState.AddModelError(nameof(Upload), words["maker.text.file-error"]);
        return null;
    }
}
