using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>Asks before a part is removed, and says what would be wrong without it.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class RemovePage(MakerDesk desk, ServiceCheck check, Words words) : PageModel
{
    public string Service { get; private set; } = "";

    public TextPart Part { get; private set; } = null!;

    public IReadOnlyList<PartFault> Then { get; private set; } = [];

    public int Head { get; private set; }

    public async Task<IActionResult> OnGetAsync(string service, string? part)
    {
        if (await Load(service, part) is not { } opened) return NotFound();
        if (opened.Text.Remove(Part.Path) is { Done: true } after) Then = Differences.Added(check, opened, after.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, string? part, int head)
    {
        if (await Load(service, part) is not { } opened) return NotFound();
        var what = words.Format("maker.removed", ("part", Part.Name));
        var saved = await desk.Change(opened, head, what, it => Attempt.Of(it.Text.Remove(Part.Path), it), HttpContext.RequestAborted);
        return this.After(saved, service, $"/staff/services/show/{service}", what) ?? Page();
    }

    async Task<Opened?> Load(string service, string? part)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened || opened.Text.Part(part ?? "") is not { } found) return null;
        (Service, Part, Head) = (service, found, opened.Work.Head);
        return opened;
    }
}
