using System.Globalization;
using System.Net;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Webhooks;

/// <summary>The log: what each try answered, what is sent again from it, and how it goes when its time is over.</summary>
public sealed class ReplayTests(WebhookSite site) : IClassFixture<WebhookSite>
{
    string Today => site.Services.GetRequiredService<Council>().Time.Today(site.Clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task One_event_is_sent_again_with_the_same_id()
    {
        var (id, _) = await site.Subscribe("/one", kinds: [EventKinds.Submitted]);
        var opened = await site.Open();
        await site.Send();
        var officer = await site.Administrator();
        var log = await officer.Get($"/staff/webhooks/log?subscription={id}&reference={opened.Reference}");
        var after = await officer.Submit(log, new Dictionary<string, string>(), "/staff/webhooks/log?handler=Again");
        Assert.Contains("is sent to /one again", after.Html, StringComparison.Ordinal);
        // Pressed twice, it waits once: the second is told so.
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Submit(log, new Dictionary<string, string>(), "/staff/webhooks/log?handler=Again")).Status);
        await site.Send();
        var sent = site.Catcher.At("/one");
        Assert.Equal(2, sent.Count);
        Assert.Single(sent.Select(it => it.Id).Distinct());
    }

    [Fact]
    public async Task A_range_is_sent_again_in_order()
    {
        var (id, _) = await site.Subscribe("/range", kinds: [EventKinds.Submitted, EventKinds.Closed]);
        var opened = await site.Open();
        await site.Collect(opened.Id);
        await site.Send();
        Assert.Equal(2, site.Catcher.At("/range").Count);
        var page = await site.Press(id, "Replay", ("From", Today), ("Until", Today));
        Assert.Contains("Events to be sent again", page.Html, StringComparison.Ordinal);
        await site.Send();
        var sent = site.Catcher.At("/range").Where(it => it.Reference == opened.Reference).ToList();
        Assert.Equal(["case.submitted", "case.closed", "case.submitted", "case.closed"], sent.Select(it => it.Type));
        Assert.Equal(sent.Take(2).Select(it => it.Id), sent.Skip(2).Select(it => it.Id));
    }

    [Fact]
    public async Task A_range_that_makes_no_sense_is_refused_with_the_fix()
    {
        var (id, _) = await site.Subscribe("/senseless");
        Assert.Equal(["Enter a day, such as 2026-11-23", "Enter a day, such as 2026-11-23"], (await site.Press(id, "Replay", ("From", "yesterday"), ("Until", ""))).Errors);
        Assert.Equal(["The last day must not be before the first"], (await site.Press(id, "Replay", ("From", "2026-11-23"), ("Until", "2026-11-22"))).Errors);
    }

    [Fact]
    public async Task The_log_shows_each_try_and_filters()
    {
        var (id, _) = await site.Subscribe("/log", kinds: [EventKinds.Submitted]);
        site.Catcher.Answer("/log", 500, "the disk is <full>");
        var opened = await site.Open();
        await site.Send();
        site.Catcher.AnswerWell("/log");
        site.Clock.Move(TimeSpan.FromMinutes(1));
        await site.Send();
        var officer = await site.Administrator();
        async Task<int> Rows(string query) => (await officer.Get($"/staff/webhooks/log?subscription={id}&{query}")).Document.QuerySelectorAll("main tbody tr").Length;
        var log = await officer.Get($"/staff/webhooks/log?subscription={id}");
        Assert.Contains("the disk is <full>", log.Main, StringComparison.Ordinal);
        Assert.Contains("500", log.Main, StringComparison.Ordinal);
        Assert.Contains(" ms", log.Main, StringComparison.Ordinal);
        Assert.Equal((2, 1, 1), (await Rows(""), await Rows("outcome=failed"), await Rows("outcome=delivered")));
        Assert.Equal((2, 0), (await Rows($"reference={opened.Reference.ToLowerInvariant()}"), await Rows("reference=XX-222-222")));
        Assert.Equal((2, 0), (await Rows("kind=case.submitted"), await Rows("kind=case.closed")));
        Assert.Equal((2, 0), (await Rows($"from={Today}&until={Today}"), await Rows("until=2020-01-01")));
        Assert.Equal(HttpStatusCode.OK, (await officer.Get("/staff/webhooks/log?subscription=x&from=y&before=99999999999999999999&outcome=z&kind=%00&reference=%00")).Status);
    }

    [Fact]
    public async Task The_log_goes_on_to_older_tries()
    {
        var (id, _) = await site.Subscribe("/long", kinds: [EventKinds.Submitted]);
        for (var i = 0; i < 53; i++) await site.Open();
        await site.Send();
        var officer = await site.Administrator();
        var first = await officer.Get($"/staff/webhooks/log?subscription={id}");
        Assert.Equal(50, first.Document.QuerySelectorAll("main tbody tr").Length);
        var next = await officer.Get(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(3, next.Document.QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task After_three_months_a_day_of_the_log_is_due_and_goes()
    {
        var (id, _) = await site.Subscribe("/kept", kinds: [EventKinds.Submitted]);
        await site.Open();
        await site.Send();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        async Task<IReadOnlyList<DueRecord>> Due(DateTime at) => await site.InScope(scope => scope.GetServices<IRetained>().Single(it => it.Key == "webhook-log").Due(at, 500, CancellationToken.None));
        Assert.Empty(await Due(now.AddMonths(3).AddDays(-2)));
        var day = Assert.Single(await Due(now.AddMonths(3).AddDays(2)), it => it.Reference == now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.True(await site.InScope(scope => scope.GetServices<IRetained>().Single(it => it.Key == "webhook-log").Dispose(day.Id, CancellationToken.None)));
        Assert.Empty(await site.Tries(id));
        Assert.False(await site.InDatabase(db => db.Set<HookEvent>().AnyAsync(it => it.At >= now.Date && it.At < now.Date.AddDays(1))));
        Assert.False(await site.InScope(scope => scope.GetServices<IRetained>().Single(it => it.Key == "webhook-log").Dispose(Guid.CreateVersion7(), CancellationToken.None)));
    }
}
