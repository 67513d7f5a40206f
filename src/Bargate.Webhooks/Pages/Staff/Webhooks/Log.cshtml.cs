using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Bargate.Webhooks.Sending;
using Bargate.Webhooks.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Webhooks.Pages.Staff.Webhooks;

/// <summary>Every try, newest first: when, what was answered, how long it took; and one event can be sent again.</summary>
[Needs(Permissions.WebhooksManage)]
sealed class LogPage(BargateDb db, CurrentOfficer officer, Again again, Audit audit, Council council, Words words) : PageModel
{
    const int Shown = 50;

    HashSet<Guid> revoked = [];

    public LogFilter Filter { get; private set; } = new();

    public IReadOnlyDictionary<Guid, string> Subscriptions { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<(Attempt It, HookEvent? Told)> Rows { get; private set; } = [];

    /// <summary>The address of the next page.</summary>
    public string? Older { get; private set; }

    public bool MayReplay(Guid subscription) => !revoked.Contains(subscription);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var all = await db.Subscriptions.AsNoTracking().OrderBy(it => it.Name).Select(it => new { it.Id, it.Name, it.State }).ToListAsync(stop);
        Subscriptions = all.ToDictionary(it => it.Id, it => it.Name);
        revoked = [.. all.Where(it => it.State == SubscriptionState.Revoked).Select(it => it.Id)];
        Filter = LogFilter.Read(Request.Query);
        var wanted = from it in Filter.Of(db.Attempts.AsNoTracking(), council.Time)
                     join told in db.HookEvents.AsNoTracking() on it.Position equals told.Position into known
                     from told in known.DefaultIfEmpty()
                     select new { it, told };
        if (Filter.Kind == EventKinds.Test) wanted = wanted.Where(it => it.it.Position == 0);
        else if (Filter.Kind is { } kind) wanted = wanted.Where(it => it.told!.Kind == kind);
        if (Filter.Reference is { } reference) wanted = wanted.Where(it => it.told!.Reference == reference);
        var rows = await wanted.OrderByDescending(it => it.it.At).Take(Shown + 1).ToListAsync(stop);
        Rows = [.. rows.Take(Shown).Select(it => (it.it, (HookEvent?)it.told))];
        if (rows.Count > Shown) Older = Filter.Url(before: Rows[^1].It.At);
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid subscription, long position, CancellationToken stop)
    {
        if (await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(it => it.Id == subscription, stop) is not { } row) return NotFound();
        row.MustWork();
        if (!await again.One(subscription, position, stop)) throw new RuleBroken(words["webhooks.log.waits-already"]);
        audit.Record(officer.Actor, "webhook-replayed", subscription);
        await db.SaveChangesAsync(stop);
        this.Leave(words.Format("webhooks.log.sent-again", ("name", row.Name)));
        return Redirect($"/staff/webhooks/log?subscription={subscription}");
    }
}
