using System.Net;
using System.Text;
using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Events;
using Bargate.Webhooks;
using Bargate.Webhooks.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Webhooks;

/// <summary>From what happens to a case to what arrives at a receiver: signed, in order, until it is acknowledged.</summary>
public sealed class DeliveryTests(WebhookSite site) : IClassFixture<WebhookSite>
{
    [Fact]
    public async Task A_receiver_is_told_what_happens_to_a_case_in_order_and_once()
    {
        var (id, secret) = await site.Subscribe("/whole");
        var opened = await site.Open(name: "Iris Maple", email: "iris@example.org", phone: "01632 960001");
        await site.Work(opened.Id, "Grace", (work, it, who) => work.Write(it, "Which bin was it?", wait: true, who));
        await site.Work(opened.Id, "Grace", (work, it, _) => work.Reply(it, "The green one"));
        await site.Collect(opened.Id);
        await site.Send();
        await site.Send();
        var told = site.Catcher.At("/whole").Where(it => it.Reference == opened.Reference).ToList();
        Assert.Equal(["case.submitted", "case.message-to-resident", "case.message-from-resident", "case.stage-changed", "case.closed"], told.Select(it => it.Type));
        Assert.All(told, it => Assert.True(it.IsSignedBy(secret, site.Clock.GetUtcNow())));
        Assert.All(told, it => Assert.False(it.IsSignedBy("whsec_" + Convert.ToBase64String(new byte[32]), site.Clock.GetUtcNow())));
        Assert.Equal(told.Count, told.Select(it => it.Id).Distinct().Count());
        Assert.All(told, it => Assert.Equal(("POST", "application/json"), (it.Method, it.Headers["content-type"])));
        var data = told[^1].Json.GetProperty("data");
        Assert.Equal((opened.Id.Value.ToString(), "missed-bin", "collected"), (data.GetProperty("case").GetString(), data.GetProperty("service").GetString(), data.GetProperty("stage").GetString()));
        // Nothing that leads to a person.
        var all = string.Join('\n', told.Select(it => Encoding.UTF8.GetString(it.Body)));
        foreach (var personal in new[] { "Iris", "iris@", "01632", "Sample Street", "Which bin", "green one" }) Assert.DoesNotContain(personal, all, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await site.Waiting(id));
        Assert.All(await site.Tries(id), it => Assert.Equal((200, null), (it.Status, it.Failure)));
    }

    [Fact]
    public async Task It_is_told_only_of_what_it_asked_for_and_of_nothing_before()
    {
        await site.Open(what: "before");
        await site.Subscribe("/some", kinds: [EventKinds.Closed], services: ["missed-bin"]);
        var (bin, road) = (await site.Open(), await site.Open("road-problem"));
        await site.Collect(bin.Id);
        await site.Send();
        Assert.Equal([$"{bin.Reference} case.closed"], site.Catcher.Told("/some"));
        Assert.DoesNotContain(site.Catcher.At("/some"), it => it.Reference == road.Reference);
    }

    [Fact]
    public async Task A_later_event_of_a_case_waits_for_the_earlier_and_other_cases_go_on()
    {
        var (id, _) = await site.Subscribe("/order");
        var (stuck, free) = (await site.Open(), await site.Open());
        site.Catcher.Answers["/order"] = (one, http) =>
        {
            http.Response.StatusCode = one.Reference == stuck.Reference ? 500 : 200;
            return Task.CompletedTask;
        };
        await site.Send();
        await site.Collect(stuck.Id);
        await site.Collect(free.Id);
        await site.Send();
        Assert.Equal([$"{free.Reference} case.submitted", $"{free.Reference} case.stage-changed", $"{free.Reference} case.closed"], site.Catcher.Told("/order").Where(it => it.StartsWith(free.Reference, StringComparison.Ordinal)));
        Assert.Equal(["case.submitted"], site.Catcher.At("/order").Where(it => it.Reference == stuck.Reference).Select(it => it.Type));
        Assert.Equal(3, (await site.Waiting(id)).Count);
        site.Catcher.AnswerWell("/order");
        site.Clock.Move(TimeSpan.FromMinutes(1));
        await site.Send();
        Assert.Equal([$"{stuck.Reference} case.submitted", $"{stuck.Reference} case.stage-changed", $"{stuck.Reference} case.closed"], site.Catcher.Told("/order").Where(it => it.StartsWith(stuck.Reference, StringComparison.Ordinal)));
        // The same id each time, so that a receiver can tell.
        Assert.Single(site.Catcher.At("/order").Where(it => it.Reference == stuck.Reference && it.Type == EventKinds.Submitted).Select(it => it.Id).Distinct());
        Assert.Empty(await site.Waiting(id));
    }

    [Fact]
    public async Task Personal_data_goes_only_to_who_was_given_it_and_its_answers_are_not_kept()
    {
        var (id, _) = await site.Subscribe("/personal", kinds: [EventKinds.Submitted], contents: [Personal.Contact, Personal.Answers]);
        site.Catcher.Answer("/personal", 200, "Thank you, Iris Maple");
        var opened = await site.Open(name: "Iris Maple", email: "iris@example.org");
        await site.Send();
        var data = site.Catcher.At("/personal").Single(it => it.Reference == opened.Reference).Json.GetProperty("data");
        Assert.Equal("iris@example.org", data.GetProperty("contact").GetProperty("email").GetString());
        Assert.Equal("Recycling", data.GetProperty("answers")[0].GetProperty("text").GetString());
        Assert.All(await site.Tries(id), it => Assert.Null(it.Answer));
        Assert.True(await site.InDatabase(db => db.Set<AuditRow>().AnyAsync(it => it.Action == "case-sent-by-webhook" && it.About == opened.Id.Value)));
        await site.Press(id, "Revoke");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_only_the_beginning_of_an_answer_is_kept()
    {
        var (id, _) = await site.Subscribe("/moved", kinds: [EventKinds.Submitted]);
        site.Catcher.Answer("/moved", 302, new string('x', 100_000), ("Location", "/elsewhere"));
        await site.Open();
        await site.Send();
        Assert.Empty(site.Catcher.At("/elsewhere"));
        var tried = Assert.Single(await site.Tries(id));
        Assert.Equal((302, "redirect", 1024), (tried.Status, tried.Failure, tried.Answer!.Length));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_costs_nobody_else_and_at_most_a_few_requests()
    {
        var (dead, _) = await site.Subscribe("/hangs", kinds: [EventKinds.Submitted]);
        var (live, _) = await site.Subscribe("/lives", kinds: [EventKinds.Submitted]);
        site.Catcher.Answers["/hangs"] = (_, http) => Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        for (var i = 0; i < 12; i++) await site.Open();
        await site.Send();
        Assert.Equal(12, site.Catcher.Told("/lives").Count);
        // Four at a time, and none after three failed: the first and the second to fail may have begun another.
        Assert.InRange(site.Catcher.At("/hangs").Count, Turn.AtOnce, Turn.AtOnce + Bargate.Webhooks.Receiver.Trouble - 1);
        Assert.All(await site.Tries(dead), it => Assert.Equal((null, "timeout"), (it.Status, it.Failure)));
        Assert.Equal(12, (await site.Waiting(dead)).Count);
        Assert.True((await site.Receiver(dead)).Slow);
        Assert.False((await site.Receiver(live)).Slow);
        site.Catcher.AnswerWell("/hangs");
        site.Clock.Move(TimeSpan.FromHours(2));
        await site.Send();
        Assert.Equal(12, site.Catcher.Told("/hangs").Count);
        Assert.False((await site.Receiver(dead)).Slow);
    }

    [Fact]
    public async Task What_a_killed_host_left_is_sent_when_its_lease_ends()
    {
        var (id, _) = await site.Subscribe("/killed", kinds: [EventKinds.Submitted]);
        var opened = await site.Open();
        // As a host that claimed the receiver and died leaves it.
        var until = site.Clock.GetUtcNow().UtcDateTime.AddMinutes(2);
        await site.InDatabase(db => db.Set<Receiver>().Where(it => it.Subscription == id).ExecuteUpdateAsync(set => set.SetProperty(it => it.LeasedUntil, until).SetProperty(it => it.NextAt, (DateTime?)null)));
        await site.Send();
        Assert.Empty(site.Catcher.At("/killed"));
        site.Clock.Move(TimeSpan.FromMinutes(3));
        await site.Send();
        Assert.Equal([$"{opened.Reference} case.submitted"], site.Catcher.Told("/killed"));
    }

    [Fact]
    public async Task Hosts_that_read_the_feed_at_once_take_each_event_once()
    {
        var (id, _) = await site.Subscribe("/hosts", kinds: [EventKinds.Submitted]);
        for (var i = 0; i < 10; i++) await site.Open();
        await site.Services.GetRequiredService<Sequencer>().Assign();
        var feed = site.Services.GetRequiredService<FanOut>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () => { while (await feed.Run(CancellationToken.None) > 0) { } })));
        while (await feed.Run(CancellationToken.None) > 0) { }
        Assert.Equal(10, (await site.Waiting(id)).Count);
        await site.Send();
        Assert.Equal(10, site.Catcher.Told("/hosts").Distinct().Count());
        Assert.Equal(10, site.Catcher.At("/hosts").Count);
    }

    [Fact]
    public async Task A_test_event_is_sent_at_once_and_noted()
    {
        var (id, secret) = await site.Subscribe("/test");
        site.Catcher.Answer("/test", 200, "received");
        var page = await site.Press(id, "Test");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var one = Assert.Single(site.Catcher.At("/test"));
        Assert.Equal(EventKinds.Test, one.Type);
        Assert.True(one.IsSignedBy(secret, site.Clock.GetUtcNow()));
        Assert.Contains("answered 200", page.Main, StringComparison.Ordinal);
        Assert.Contains("received", page.Main, StringComparison.Ordinal);
        var officer = await site.Administrator();
        Assert.Contains("Test", (await officer.Get($"/staff/webhooks/log?subscription={id}&kind=webhook.test")).Main, StringComparison.Ordinal);
    }
}
