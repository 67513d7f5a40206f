using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Jobs;
using Bargate.Notifications.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Notifications.Pages.Staff.Messages;

/// <summary>Messages that could not be sent and other work that was given up, with why; an officer puts them back in the queue.</summary>
[Needs(Permissions.MessagesFailed)]
sealed class FailedPage(BargateDb db, DeadLetters dead, CurrentOfficer officer, KeyRing keys, Audit audit) : PageModel
{
    const int Most = 50;

    public int Number { get; private set; } = 1;

    public int Pages { get; private set; }

    public int Total { get; private set; }

    [TempData]
    public int? Retried { get; set; }

    public IReadOnlyList<(JobRow Job, Letter? Letter)> Found { get; private set; } = [];

    public async Task OnGetAsync([FromQuery(Name = "page-number")] int? number)
    {
        Total = await dead.Jobs.CountAsync();
        Pages = Math.Max(1, (Total + Most - 1) / Most);
        Number = Math.Clamp(number ?? 1, 1, Pages);
        var jobs = await dead.Jobs.AsNoTracking().OrderByDescending(it => it.DeadAt).ThenBy(it => it.Id).Skip((Number - 1) * Most).Take(Most).ToListAsync();
        var letters = await Letters(jobs);
        Found = [.. jobs.Select(it => (it, letters.GetValueOrDefault(it.About)))];
        if (letters.Count > 0) await db.SaveChangesAsync();
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid job)
    {
        if (!await dead.Retry(job, officer.Actor)) return RedirectToPage();
        Retried = 1;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRetryAllAsync()
    {
        Retried = await dead.RetryAll(officer.Actor);
        return RedirectToPage();
    }

    async Task<Dictionary<Guid, Letter>> Letters(List<JobRow> jobs)
    {
        var ids = jobs.Where(it => it.Job == nameof(SendMessage)).Select(it => MessageId.From(it.About)).ToList();
        var messages = await db.Messages.AsNoTracking().Where(it => ids.Contains(it.Id)).ToListAsync();
        var open = await keys.Open([.. messages.Select(it => it.KeyId).Distinct()]);
        var shown = messages.Where(it => open.ContainsKey(it.KeyId)).ToList();
        // Names and addresses are shown: who saw them is written first.
        foreach (var message in shown) audit.Record(officer.Actor, "failed-message-seen", message.About);
        return shown.ToDictionary(it => it.Id.Value, it => it.Open(open[it.KeyId]));
    }
}
