using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Maker.Storage;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>Takes a published edition back to the one before it, at once: what was right yesterday needs no second person.</summary>
[Needs(Permissions.ServicesApprove)]
internal sealed class WithdrawPage(BrowserPublication publication, BargateDb db, ServiceCheck check, ServiceSentences sentences, CurrentOfficer officer, Audit audit, Words words) : PageModel
{
    ServiceNow now = null!;

    public string Service { get; private set; } = "";

    public int Live { get; private set; }

    public PublishedText? Before { get; private set; }

    public ServiceDifference? Difference { get; private set; }

    public async Task<IActionResult> OnGetAsync(string service) => await Load(service) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string service, int live)
    {
        if (!await Load(service)) return NotFound();
        if (live != Live) throw new RuleBroken("Another edition was published meanwhile. Look at what the service says now.");
        if (Before is null) return Page();
        audit.Record(officer.Actor, "service-edition-withdrawn", officer.Id.Value);
        // The walks of that edition where they are known: others come to something else.
        var walks = (await db.WorkSaves.AsNoTracking().Where(it => it.Service == service && !it.Aside).OrderByDescending(it => it.Number).ToListAsync(HttpContext.RequestAborted))
            .FirstOrDefault(it => PostedText.Same(it.Text.TrimStart('\uFEFF'), Before.Text))?.Walks ?? now.Walks;
        var done = await publication.Publish(service, Before.Text!, walks, now.FolderHash, officer.Name, walked: false, HttpContext.RequestAborted);
        this.Leave(words.Format("maker.withdraw.done", ("number", done.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return Redirect($"/staff/services/show/{service}");
    }

    async Task<bool> Load(string service)
    {
        var stop = HttpContext.RequestAborted;
        if (await publication.Now(service, stop) is not { Number: { } live, Live: { } text } found) return false;
        (Service, Live, now) = (service, live, found);
        Before = (await publication.Editions(service, stop)).FirstOrDefault(it => it.Number < live && it.Text is not null && !PostedText.Same(it.Text, text.TrimStart('\uFEFF')));
        if (Before is { } before) Difference = sentences.Difference(check.Check(check.Open(service, text)), check.Check(check.Open(service, before.Text!)));
        return true;
    }
}
