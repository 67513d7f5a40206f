using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Maker.Storage;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>Every save of an edition in work; each can be had back.</summary>
[Needs(Permissions.ServicesSee)]
internal sealed class HistoryPage(MakerDesk desk, BargateDb db, ServiceCheck check, ServiceSentences sentences, OfficerDirectory officers, CurrentOfficer officer, Words words) : PageModel
{
    const int Most = 200;

    public string Service { get; private set; } = "";

    public string Title { get; private set; } = "";

    public int Head { get; private set; }

    public bool MayMake => officer.May(Permissions.ServicesMake);

    public IReadOnlyList<WorkSave> Saves { get; private set; } = [];

    public IReadOnlyDictionary<OfficerId, string> Names { get; private set; } = new Dictionary<OfficerId, string>();

    public WorkSave? Chosen { get; private set; }

    public ServiceDifference? Difference { get; private set; }

    public async Task<IActionResult> OnGetAsync(string service, int? save)
    {
        var stop = HttpContext.RequestAborted;
        if (await desk.Open(service, stop) is not { } opened) return NotFound();
        (Service, Head, Title) = (service, opened.Work.Head, opened.Text.Get("", "title") ?? service);
        Saves = await db.WorkSaves.AsNoTracking().Where(it => it.Service == service).OrderByDescending(it => it.Number).Take(Most).ToListAsync(stop);
        Names = await officers.Names(Saves.Select(it => it.By), stop);
        if (save is { } number && (Chosen = await desk.Save(service, number, stop)) is { } chosen)
            Difference = sentences.Difference(check.Check(opened.Text), check.Check(check.Open(service, chosen.Text)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, int head, int take)
    {
        if (!MayMake) return Forbid();
        var stop = HttpContext.RequestAborted;
        if (await desk.Open(service, stop) is not { } opened || await desk.Save(service, take, stop) is not { } kept) return NotFound();
        var saved = await desk.Change(opened, head, words.Format("maker.history.what", ("number", take.ToString(System.Globalization.CultureInfo.InvariantCulture))), _ => new Attempt(new(check.Open(service, kept.Text), kept.Walks)), stop);
        return this.After(saved, service, $"/staff/services/history/{service}", words["maker.history.restored"]) ?? Redirect($"/staff/services/history/{service}");
    }
}
