using System.Text.RegularExpressions;
using Bargate.Accounts;
using Bargate.Cases;
using Bargate.Cases.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;
using Bargate.Records;
using Bargate.Records.Storage;
using Bargate.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>Goes to every page of the staff area, each about something that it is meant for.</summary>
sealed partial class StaffPages(BrowserSite site, Looks looks, IReadOnlyDictionary<string, string>? more = null)
{
    const string Administrator = "Meera Joshi";

    public async Task Walk()
    {
        var ids = await Ids();
        ids["/Staff/Alerts/Edit"] = ids["/Staff/Alerts/End"] = (await ContentTests.Alert(site, "Bugle Street is closed")).ToString();
        ids["/Staff/Pages/Edit"] = ids["/Staff/Pages/Review"] = ids["/Staff/Pages/Preview"] = ids["/Staff/Pages/Discard"] = (await EditorTests.Work(site, "bins/garden-waste")).ToString();
        foreach (var name in new[] { "Page", "History", "Move", "Withdraw" }) ids["/Staff/Pages/" + name] = $"/staff/pages/{name.ToLowerInvariant()}?at=/bins/garden-waste";
        foreach (var (name, url) in await MakerPages.Urls(site)) ids[name] = url;
        foreach (var (name, id) in more ?? new Dictionary<string, string>()) ids[name] = id;
        var page = await site.Open();
        await page.GotoAsync("/staff/sign-in");
        await looks.At(page);
        await page.Context.CloseAsync();
        page = await site.OpenAs(Administrator);
        foreach (var (name, url) in ShownPages.All(site.Services).Where(it => it.Key.StartsWith("/Staff/", StringComparison.Ordinal)))
        {
            var id = ids.GetValueOrDefault(name) ?? (name == "/Staff/Retention/Approve" ? "cases" : ids[""]);
            await page.GotoAsync(id.StartsWith('/') ? id : Parameter().Replace(url, id));
            await looks.At(page);
        }
        await page.GotoAsync("/staff/no-such-page");
        await looks.Again(page);
        await Together(page, "assign");
        await Together(page, "write");
        await page.Context.CloseAsync();
        await Account();
    }

    // Of the case's own team, which the administrator is not in.
    async Task Account()
    {
        var resident = await site.Open();
        var reference = await new Reporter(site, new Pointer(resident)).Report("council-tax-direct-debit");
        await resident.Context.CloseAsync();
        var hands = new Pointer(await site.OpenAs("Nadia Karim"));
        await hands.Page.GotoAsync($"/staff/cases/{reference}");
        await hands.Turn(hands.Page.Locator("main a[href*='/staff/cases/account/']").First);
        await looks.At(hands.Page);
        await hands.Write(hands.Page.Locator("main input[name=Why], main textarea[name=Why]"), "To pay a refund");
        await hands.Turn(hands.Page.Locator("main form button[type=submit]").First);
        await looks.Again(hands.Page);
        await hands.Page.Context.CloseAsync();
    }

    // The case or file that a page is about; the open case is nobody's in particular.
    Task<Dictionary<string, string>> Ids() => site.InScope(async scope =>
    {
        var db = scope.GetRequiredService<BargateDb>();
        var cases = await db.Cases.AsNoTracking().Where(it => it.Service == "road-problem").OrderByDescending(it => it.OpenedAt).ToListAsync();
        var open = cases.First(it => it.ClosedAt == null);
        var closed = await db.Cases.AsNoTracking().FirstAsync(it => it.ClosedAt != null && it.DuplicateOf == null);
        var merged = await db.Cases.AsNoTracking().FirstAsync(it => it.DuplicateOf != null);
        var photo = (await db.Set<FileRow>().AsNoTracking().Where(it => it.ContentType.StartsWith("image/")).OrderByDescending(it => it.Id).ToListAsync()).First(it => cases.Exists(one => one.Id.Value == it.About));
        var links = await db.Assertions.AsNoTracking().Where(it => it.Says == Says.Same && it.RevokedAt == null).OrderByDescending(it => it.By != null).ThenBy(it => it.Id).Take(200).ToListAsync();
        var (link, said) = (links.First(it => it.By is null), links.First(it => it.By is not null));
        var record = await db.SourceRecords.AsNoTracking().SingleAsync(it => it.Id == link.Left);
        var wrong = Correction.Of(record, "birth-date", null, "Saw their passport", said.By!.Value, (await scope.GetRequiredService<KeyRing>().Open(record.KeyId))!, DateTime.UtcNow);
        db.Add(wrong);
        var receiver = await Receiver(scope, db, open.Id.Value);
        await db.SaveChangesAsync();
        var pair = await db.Set<ReviewTask>().AsNoTracking().OrderByDescending(it => it.Household).FirstAsync(it => it.ClosedAt == null && it.Outcome == null);
        var run = await db.Set<LinkageRun>().AsNoTracking().OrderBy(it => it.Id).FirstAsync();
        var sample = await db.Set<Sample>().AsNoTracking().FirstAsync(it => it.Verdict == null);
        return new Dictionary<string, string>
        {
            ["/Staff/Webhooks/Index"] = receiver.ToString(),
            ["/Staff/Webhooks/Edit"] = receiver.ToString(),
            ["/Staff/Records/Index"] = $"/staff/records/customers/{record.Person.Value}",
            ["/Staff/Records/Merge"] = record.Person.Value.ToString(),
            ["/Staff/Records/Correct"] = record.Person.Value.ToString(),
            ["/Staff/Records/Unmerge"] = link.Id.Value.ToString(),
            ["/Staff/Records/Undo"] = said.Id.Value.ToString(),
            ["/Staff/Records/Answer"] = wrong.Id.ToString(),
            ["/Staff/Records/Review/Index"] = pair.Id.Value.ToString(),
            ["/Staff/Records/Samples/Index"] = sample.Assertion.Value.ToString(),
            ["/Staff/Records/Runs/Index"] = run.Id.Value.ToString(),
            ["/Staff/Records/Runs/Undo"] = run.Id.Value.ToString(),
            ["/Staff/Records/Runs/Start"] = "/staff/records/runs/start?register=customers",
            [""] = open.Id.Value.ToString(),
            ["/Staff/Cases/Index"] = open.Reference,
            ["/Staff/Services/Funnel"] = "/staff/services/missed-bin/funnel?period=4&with=before",
            ["/Staff/Cases/Reopen"] = closed.Id.Value.ToString(),
            ["/Staff/Cases/Separate"] = merged.Id.Value.ToString(),
            ["/Staff/Cases/Release"] = photo.Id.Value.ToString(),
        };
    });

    // A dead receiver, so that its page and the log show all that they can.
    static async Task<Guid> Receiver(IServiceProvider scope, BargateDb db, Guid about)
    {
        var now = DateTime.UtcNow;
        var (row, _) = Subscription.New("Waste contractor", "https://contractor.example.org/bargate", "contractor@example.org", scope.GetRequiredService<KeyRing>().New(), (await db.Set<Officer>().OrderBy(it => it.Name).FirstAsync()).Id, now.AddDays(-5));
        row.Ask(["missed-bin"], EventKinds.All, ["contact"], "To collect the bins");
        row.Pause(now, "failing");
        db.AddRange(row, new Receiver { Subscription = row.Id, FailedInARow = 9, FailingSince = now.AddDays(-4), DeliveredAt = now.AddDays(-5) },
            new HookEvent { Position = long.MaxValue, Event = Guid.CreateVersion7(), About = about, Kind = EventKinds.Submitted, Reference = "MB-7K3-2WN", Service = "missed-bin", Stage = "received", At = now, OpenedAt = now },
            new Delivery { Subscription = row.Id, Position = long.MaxValue, About = about, DueAt = now.AddHours(8), Attempts = 9 },
            new Attempt { Subscription = row.Id, At = now, Position = long.MaxValue, Status = 500, Millis = 120, Failure = "status", Answer = "The disk is full" },
            new Attempt { Subscription = row.Id, At = now.AddDays(-5), Position = 0, Status = 200, Millis = 35 });
        return row.Id;
    }

    async Task Together(IPage page, string what)
    {
        var hands = new Pointer(page);
        await page.GotoAsync("/staff/cases");
        await hands.Choose(page.Locator("main input[name=case]").First);
        await hands.Pick(page.Locator("main [name=what]"), what);
        await hands.Turn(page.Locator(".bg-bulk button"));
        await looks.At(page);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
