using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Bargate.Ui;
using Bargate.Webhooks.Sending;
using Bargate.Webhooks.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Webhooks.Pages.Staff.Webhooks;

/// <summary>One subscription: how it stands, and everything that can be done about it.</summary>
[Needs(Permissions.WebhooksManage)]
sealed class IndexPage(BargateDb db, CurrentOfficer officer, OfficerDirectory officers, ServiceCatalogue catalogue, KeyRing keys, Again again, TestSend test, Sender sender, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    const int MostStuck = 20;

    public Subscription Of { get; private set; } = null!;

    public Receiver? Receiver { get; private set; }

    public int Waiting { get; private set; }

    public string MadeBy { get; private set; } = "";

    /// <summary>What was tried and did not get through; later events of the same case wait for it.</summary>
    public IReadOnlyList<(Delivery Row, HookEvent Told)> Stuck { get; private set; } = [];

    /// <summary>A secret that was just made. It is in this answer and nowhere else.</summary>
    public string? Secret { get; private set; }

    public Outcome? Tested { get; private set; }

    [BindProperty] public string? From { get; set; }

    [BindProperty] public string? Until { get; set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public string State => StateWords.Of(Of, Receiver);

    public string TitleOf(string service) => catalogue.Current(service)?.Definition.Title.In(council.Language) ?? service;

    public string SayTest(Outcome it) => words.Format(it.Failure is null ? "webhooks.tested" : "webhooks.tested-failed",
        ("status", it.Status?.ToString(CultureInfo.InvariantCulture) ?? ""), ("millis", it.Millis.ToString(council.Locale)), ("why", words[$"webhooks.failure-{it.Failure ?? "status"}"]));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is not { } row) return NotFound();
        return await Show(row, stop);
    }

    public Task<IActionResult> OnPostPauseAsync(Guid id, int version, CancellationToken stop) => Do(id, version, "paused", it => it.Pause(Now), null, stop);

    public Task<IActionResult> OnPostResumeAsync(Guid id, int version, CancellationToken stop) => Do(id, version, "resumed", it => it.Resume(Now), () => again.Everything(id, stop), stop);

    public Task<IActionResult> OnPostRevokeAsync(Guid id, int version, CancellationToken stop) => Do(id, version, "revoked", it => it.Revoke(Now), () => again.Nothing(id, stop), stop);

    public async Task<IActionResult> OnPostRotateAsync(Guid id, int version, CancellationToken stop)
    {
        if (await Find(id, version, stop) is not { } row || await keys.Open(row.KeyId, stop) is not { } key) return NotFound();
        Secret = row.Rotate(key, Now);
        audit.Record(officer.Actor, "webhook-rotated", id);
        await db.SaveChangesAsync(stop);
        Response.Headers.CacheControl = "no-store";
        return await Show(row, stop);
    }

    public async Task<IActionResult> OnPostTestAsync(Guid id, CancellationToken stop)
    {
        if (await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is not { } row) return NotFound();
        Tested = await test.Send(row, stop);
        return await Show(row, stop);
    }

    public async Task<IActionResult> OnPostGiveUpAsync(Guid id, long position, CancellationToken stop)
    {
        if (!await db.Subscriptions.AnyAsync(it => it.Id == id, stop)) return NotFound();
        if (!await again.GiveUp(id, position, stop)) throw new RuleBroken(words["webhooks.given-up-already"]);
        audit.Record(officer.Actor, "webhook-event-given-up", id);
        await db.SaveChangesAsync(stop);
        this.Leave(words["webhooks.given-up"]);
        return Redirect($"/staff/webhooks/{id}");
    }

    public async Task<IActionResult> OnPostReplayAsync(Guid id, CancellationToken stop)
    {
        if (await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is not { } row) return NotFound();
        row.MustWork();
        var (from, until) = (Day(nameof(From), From), Day(nameof(Until), Until));
        if (from > until) ModelState.AddModelError(nameof(Until), words["webhooks.replay-order"]);
        if (ModelState.ErrorCount > 0) return await Show(row, stop);
        DateTime Begins(DateOnly day) => council.Time.ToUtc(day.ToDateTime(TimeOnly.MinValue));
        audit.Record(officer.Actor, "webhook-replayed", id);
        await db.SaveChangesAsync(stop);
        var count = await again.Range(id, Begins(from), Begins(until.AddDays(1)), stop);
        this.Leave(words.Format("webhooks.replayed", ("count", count.ToString("N0", council.Locale))));
        return Redirect($"/staff/webhooks/{id}");
    }

    async Task<IActionResult> Do(Guid id, int version, string done, Action<Subscription> verb, Func<Task>? then, CancellationToken stop)
    {
        if (await Find(id, version, stop) is not { } row) return NotFound();
        verb(row);
        audit.Record(officer.Actor, $"webhook-{done}", id);
        await db.SaveChangesAsync(stop);
        if (then is not null) await then();
        sender.Wake();
        this.Leave(words.Format($"webhooks.{done}", ("name", row.Name)));
        return Redirect($"/staff/webhooks/{id}");
    }

    async Task<Subscription?> Find(Guid id, int version, CancellationToken stop)
    {
        if (await db.Subscriptions.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } row) return null;
        db.Expect(row, version);
        return row;
    }

    async Task<IActionResult> Show(Subscription row, CancellationToken stop)
    {
        var id = row.Id;
        Of = row;
        Receiver = await db.Receivers.AsNoTracking().SingleOrDefaultAsync(it => it.Subscription == id, stop);
        Waiting = await db.Deliveries.CountAsync(it => it.Subscription == id, stop);
        MadeBy = (await officers.Names([row.CreatedBy], stop)).GetValueOrDefault(row.CreatedBy, "");
        var stuck = await (from it in db.Deliveries.AsNoTracking() where it.Subscription == id && it.Attempts > 0
                           join told in db.HookEvents.AsNoTracking() on it.Position equals told.Position
                           orderby it.Position select new { it, told }).Take(MostStuck).ToListAsync(stop);
        Stuck = [.. stuck.Select(one => (one.it, one.told))];
        return Page();
    }

    DateOnly Day(string field, string? typed)
    {
        if (DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1999 and < 3000) return day;
        ModelState.AddModelError(field, words["webhooks.replay-error"]);
        return default;
    }
}
