using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>Two officers changed one edition: what the other did, what you did, and the choice.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class ConflictPage(MakerDesk desk, ServiceCheck check, ServiceSentences sentences, OfficerDirectory officers, Words words) : PageModel
{
    public string Service { get; private set; } = "";

    public int Head { get; private set; }

    public int Mine { get; private set; }

    public int? Both { get; private set; }

    public string Who { get; private set; } = "";

    public ServiceDifference Theirs { get; private set; } = null!;

    public ServiceDifference Yours { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string service, int mine, int from, int? both)
    {
        var stop = HttpContext.RequestAborted;
        if (await desk.Open(service, stop) is not { } opened || await desk.Save(service, mine, stop) is not { } yours || await desk.Save(service, from, stop) is not { } begun) return NotFound();
        (Service, Head, Mine, Both) = (service, opened.Work.Head, mine, both);
        Who = (await officers.Names([opened.Work.ChangedBy], stop)).GetValueOrDefault(opened.Work.ChangedBy, "");
        var before = check.Check(check.Open(service, begun.Text));
        Theirs = sentences.Difference(before, check.Check(opened.Text));
        Yours = sentences.Difference(before, check.Check(check.Open(service, yours.Text)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, int head, int take)
    {
        var stop = HttpContext.RequestAborted;
        if (await desk.Open(service, stop) is not { } opened || await desk.Save(service, take, stop) is not { } kept) return NotFound();
        var saved = await desk.Change(opened, head, words.Format("maker.history.what", ("number", take.ToString(System.Globalization.CultureInfo.InvariantCulture))), _ => new Attempt(new(check.Open(service, kept.Text), kept.Walks)), stop);
        return this.After(saved, service, $"/staff/services/show/{service}", words["maker.saved"]) ?? Redirect($"/staff/services/show/{service}");
    }
}
