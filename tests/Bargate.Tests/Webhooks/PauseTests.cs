using System.Net;
using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Notifications;
using Bargate.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Webhooks;

/// <summary>Receivers that fail: how long each try waits, when one is given up, and how it comes back.</summary>
public sealed class PauseTests(WebhookSite site) : IClassFixture<WebhookSite>
{
    [Fact]
    public void Each_try_waits_longer_than_the_one_before_up_to_a_day()
    {
        for (var many = 0; many < 50; many++)
            for (var failures = 1; failures <= 30; failures++)
            {
                var plain = Math.Min(86_400, 10 * Math.Pow(3, failures - 1));
                Assert.InRange(Backoff.After(failures).TotalSeconds, plain * 0.8 - 0.001, Math.Min(86_400, plain * 1.2) + 0.001);
            }
        Assert.True(Enumerable.Range(0, 20).Select(_ => Backoff.After(3)).Distinct().Count() > 1, "no two receivers that fell together are tried together");
    }

    [Fact]
    public async Task A_receiver_that_is_dead_for_days_is_paused_its_owner_told_and_nothing_lost()
    {
        var (id, _) = await site.Subscribe("/dead", kinds: [EventKinds.Submitted], email: "contractor@example.org");
        site.Catcher.Answer("/dead", 503);
        var first = await site.Open();
        var began = site.Clock.GetUtcNow();
        await site.Send();
        var waits = new List<TimeSpan>();
        while ((await site.Read(id)).State == SubscriptionState.Active && waits.Count < 30)
        {
            var receiver = await site.Receiver(id);
            var due = (await site.Waiting(id)).Min(it => it.DueAt);
            var next = receiver.HeldUntil > due ? receiver.HeldUntil.Value : due;
            waits.Add(next - site.Clock.GetUtcNow().UtcDateTime);
            var before = site.Catcher.At("/dead").Count;
            site.Clock.Set(next.AddSeconds(-2));
            await site.Send();
            Assert.Equal(before, site.Catcher.At("/dead").Count);
            site.Clock.Set(next.AddSeconds(1));
            await site.Send();
            Assert.Equal(before + 1, site.Catcher.At("/dead").Count);
        }
        var row = await site.Read(id);
        Assert.Equal((SubscriptionState.Paused, "failing"), (row.State, row.PausedFor));
        Assert.True(site.Clock.GetUtcNow() - began >= TimeSpan.FromDays(3));
        Assert.True(waits[^1] > TimeSpan.FromHours(12) && waits.Max() <= TimeSpan.FromDays(1));
        Assert.InRange(waits.Count, 8, 20);

        var letter = await site.InScope(async scope =>
        {
            var db = scope.GetRequiredService<BargateDb>();
            var hash = Message.HashOf("contractor@example.org", scope.GetRequiredService<MasterKey>());
            var message = Assert.Single(await db.Set<Message>().AsNoTracking().Where(it => it.ToHash == hash).ToListAsync());
            return message.Open((await scope.GetRequiredService<KeyRing>().Open(message.KeyId))!);
        });
        Assert.Contains($"/staff/webhooks/{id}", letter.Body, StringComparison.Ordinal);
        var officer = await site.Administrator();
        Assert.Contains(" dead and w", (await officer.Get("/staff")).Document.QuerySelector(".bg-tasks a[href='/staff/webhooks']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Paused, dead", (await officer.Get("/staff/webhooks")).Main, StringComparison.Ordinal);

        // What happens meanwhile is kept, and resuming brings all of it.
        var second = await site.Open();
        var count = site.Catcher.At("/dead").Count;
        site.Clock.Move(TimeSpan.FromDays(1));
        await site.Send();
        Assert.Equal(count, site.Catcher.At("/dead").Count);
        site.Catcher.AnswerWell("/dead");
        await site.Press(id, "Resume");
        await site.Send();
        Assert.Equal([$"{first.Reference} case.submitted", $"{second.Reference} case.submitted"], site.Catcher.Told("/dead").Order(StringComparer.Ordinal).OrderBy(it => it.StartsWith(second.Reference, StringComparison.Ordinal)));
        Assert.Equal((SubscriptionState.Active, null), ((await site.Read(id)).State, (await site.Read(id)).PausedFor));
    }

    [Fact]
    public async Task One_that_comes_back_gets_everything_at_once()
    {
        var (id, _) = await site.Subscribe("/back", kinds: [EventKinds.Submitted]);
        site.Catcher.Answer("/back", 500);
        for (var i = 0; i < 6; i++) await site.Open();
        for (var i = 0; i < 5; i++)
        {
            await site.Send();
            site.Clock.Move(TimeSpan.FromHours(7));
        }
        Assert.Equal(6, (await site.Waiting(id)).Count);
        site.Catcher.AnswerWell("/back");
        await site.Send();
        Assert.Equal(6, site.Catcher.Told("/back").Count);
    }

    [Fact]
    public async Task One_that_answers_410_is_paused_at_once()
    {
        var (id, _) = await site.Subscribe("/gone", kinds: [EventKinds.Submitted]);
        site.Catcher.Answer("/gone", 410);
        await site.Open();
        await site.Send();
        var row = await site.Read(id);
        Assert.Equal((SubscriptionState.Paused, "gone"), (row.State, row.PausedFor));
        Assert.Single(await site.Waiting(id));
        Assert.Single(site.Catcher.At("/gone"));
    }

    [Fact]
    public async Task Retry_After_is_kept()
    {
        var (id, _) = await site.Subscribe("/busy", kinds: [EventKinds.Submitted]);
        site.Catcher.Answer("/busy", 429, null, ("Retry-After", "3600"));
        await site.Open();
        await site.Send();
        site.Catcher.AnswerWell("/busy");
        site.Clock.Move(TimeSpan.FromMinutes(59));
        await site.Send();
        Assert.Single(site.Catcher.At("/busy"));
        site.Clock.Move(TimeSpan.FromMinutes(2));
        await site.Send();
        Assert.Single(site.Catcher.Told("/busy"));
        Assert.Empty(await site.Waiting(id));
    }

    [Fact]
    public async Task An_officer_pauses_resumes_and_revokes()
    {
        var (id, _) = await site.Subscribe("/paused", kinds: [EventKinds.Submitted]);
        await site.Press(id, "Pause");
        var opened = await site.Open();
        await site.Send();
        Assert.Empty(site.Catcher.At("/paused"));
        await site.Press(id, "Resume");
        await site.Send();
        Assert.Equal([$"{opened.Reference} case.submitted"], site.Catcher.Told("/paused"));
        await site.Press(id, "Pause");
        await site.Open();
        await site.Send();
        await site.Press(id, "Revoke");
        Assert.Empty(await site.Waiting(id));
        var row = await site.Read(id);
        Assert.Equal((SubscriptionState.Revoked, null, null), (row.State, row.Secret, row.OldSecret));
        var officer = await site.Administrator();
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"/staff/webhooks/edit/{id}")).Status);
        Assert.Empty((await officer.Get($"/staff/webhooks/{id}")).Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Events_that_are_refused_hold_up_their_own_cases_and_nobody_else()
    {
        var (id, _) = await site.Subscribe("/choosy", kinds: [EventKinds.Submitted]);
        List<string> refused = [];
        for (var i = 0; i < 5; i++) refused.Add((await site.Open()).Reference);
        site.Catcher.Answers["/choosy"] = (one, http) =>
        {
            http.Response.StatusCode = refused.Contains(one.Reference) ? 422 : 200;
            return Task.CompletedTask;
        };
        await site.Send();
        for (var i = 0; i < 6; i++) await site.Open();
        await site.Send();
        Assert.Equal(6, site.Catcher.Told("/choosy").Count);
        Assert.Equal(5, site.Catcher.At("/choosy").Count(it => refused.Contains(it.Reference)));
        Assert.Equal(5, (await site.Waiting(id)).Count);
    }

    [Fact]
    public async Task A_receiver_that_takes_nothing_for_days_is_shown_to_officers_though_it_answers()
    {
        var (id, _) = await site.Subscribe("/picky", kinds: [EventKinds.Submitted]);
        site.Catcher.Answer("/picky", 400);
        await site.Open();
        await site.Send();
        async Task<string> Tasks() => (await (await site.Administrator()).Get("/staff")).Document.QuerySelector(".bg-tasks")?.TextContent ?? "";
        Assert.DoesNotContain("taken nothing for three days", await Tasks(), StringComparison.Ordinal);
        site.Clock.Move(TimeSpan.FromDays(4));
        await site.Send();
        Assert.Contains("taken nothing for three days", await Tasks(), StringComparison.Ordinal);
        Assert.Equal(SubscriptionState.Active, (await site.Read(id)).State);
        site.Catcher.AnswerWell("/picky");
        await site.Open();
        await site.Send();
        Assert.DoesNotContain("taken nothing for three days", await Tasks(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_will_never_be_taken_is_given_up_and_the_case_goes_on()
    {
        var (id, _) = await site.Subscribe("/poison", kinds: [EventKinds.Submitted, EventKinds.Closed]);
        var opened = await site.Open();
        site.Catcher.Answers["/poison"] = (one, http) =>
        {
            http.Response.StatusCode = one.Type == EventKinds.Submitted ? 400 : 200;
            return Task.CompletedTask;
        };
        await site.Collect(opened.Id);
        await site.Send();
        Assert.Empty(site.Catcher.Told("/poison"));
        var position = (await site.Waiting(id))[0].Position;
        await site.Press(id, "GiveUp");
        await site.Send();
        Assert.Equal([$"{opened.Reference} case.closed"], site.Catcher.Told("/poison"));
        Assert.Contains(await site.Tries(id), it => it.Position == position && it.Failure == "given-up");
    }
}
