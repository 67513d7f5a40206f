using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Kernel;
using Bargate.Notifications.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Cases;

/// <summary>What residents, followers and leads are told, and how often.</summary>
public sealed class MessageTests(CasesSite site) : IClassFixture<CasesSite>
{
    [Fact]
    public async Task A_report_is_answered_with_its_reference_and_what_happens_next()
    {
        var made = await site.Open(email: "told@example.org");
        await site.RunJobs();
        var letter = Assert.Single(await site.Letters(made.Id.Value));
        Assert.Equal("told@example.org", letter.To);
        Assert.Contains(made.Reference, letter.Subject, StringComparison.Ordinal);
        Assert.Contains("We will check the crew's record by", letter.Body, StringComparison.Ordinal);
        Assert.NotEmpty(CasesSite.LinkIn(letter.Body));
        Assert.Null(letter.Unsubscribe);
    }

    [Fact]
    public async Task Without_an_email_address_there_is_nothing_to_send()
    {
        var made = await site.Open();
        await site.RunJobs();
        Assert.Empty(await site.Letters(made.Id.Value));
    }

    [Fact]
    public async Task Every_step_is_told_once_and_in_order()
    {
        var made = await site.Open(email: "order@example.org");
        await site.Work(made.Id, "Grace", (work, it, who) => work.Move(it, it.Service.Case.Stage("checked")!, null, new Dictionary<string, string> { ["date"] = "Friday" }, who));
        await site.Collect(made.Id);
        await site.RunJobs();
        await site.RunJobs();
        var letters = await site.Letters(made.Id.Value);
        Assert.Equal(3, letters.Count);
        Assert.Contains("by Friday", letters[1].Body, StringComparison.Ordinal);
        Assert.Contains("We have emptied your bin", letters[2].Body, StringComparison.Ordinal);
        Assert.Contains("Is it not fixed?", letters[2].Body, StringComparison.Ordinal);
        Assert.Contains("/rate/", letters[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follower_is_told_of_stages_until_they_stop()
    {
        var made = await site.Open("road-problem", email: "reporter@example.org", at: (50.9, -1.39));
        async Task Follow() => await site.InScope(async scope =>
        {
            await scope.GetRequiredService<Following>().Follow(made.Id, "follower@example.org", "en");
            return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        await Follow();
        await Follow();
        await site.Work(made.Id, "Alan", (work, it, who) => work.Write(it, "Private to the reporter", false, who));
        var inspected = (Casework work, OpenedCase it, Actor who) => work.Move(it, it.Service.Case.Stage("inspected")!, it.Service.Case.Stage("inspected")!.Reason("watch"), null, who);
        await site.Work(made.Id, "Alan", new(inspected));
        await site.RunJobs();
        var mine = (await site.Letters(made.Id.Value)).Where(it => it.To == "follower@example.org").ToList();
        Assert.Equal(2, mine.Count);
        Assert.Contains("We have inspected the road", mine[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain(mine, it => it.Body.Contains("Private", StringComparison.Ordinal));
        Assert.All(mine, it => Assert.Equal("follow", it.Unsubscribe!.Kind));

        using var follower = site.Visitor();
        var page = await follower.Submit(await follower.Get(CasesSite.LinkIn(mine[1].Body)));
        Assert.Contains("We have inspected the road", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Private", page.Main, StringComparison.Ordinal);
        Assert.Equal("/track", (await follower.Get("/track/tell")).Url);

        await site.InScope(async scope =>
        {
            scope.GetRequiredService<Outbox>().Raise(new Unsubscribed("follow", mine[0].Unsubscribe!.Subscription, DateTime.UtcNow));
            return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        await site.RunJobs();
        await site.Work(made.Id, "Alan", (work, it, who) => work.Move(it, it.Service.Case.Stage("done")!, null, null, who));
        await site.RunJobs();
        Assert.Equal(2, (await site.Letters(made.Id.Value)).Count(it => it.To == "follower@example.org"));
    }

    [Fact]
    public async Task A_missed_target_is_told_once_to_the_resident_and_to_the_lead()
    {
        var made = await site.Open(email: "late@example.org", opened: DateTime.UtcNow.AddDays(-20));
        var waiting = await site.Open(email: "waits@example.org", opened: DateTime.UtcNow.AddDays(-20));
        await site.Work(waiting.Id, "Grace", (work, it, who) => work.Write(it, "Which one?", true, who));
        await Chase();
        await Chase();
        await site.RunJobs();
        var letters = await site.Letters(made.Id.Value);
        Assert.Single(letters, it => it.Body.Contains("We are sorry", StringComparison.Ordinal) && it.Subject.Contains("takes longer", StringComparison.Ordinal));
        Assert.DoesNotContain(await site.Letters(waiting.Id.Value), it => it.Subject.Contains("takes longer", StringComparison.Ordinal));
        Assert.Equal(1, await site.InDatabase(db => db.Set<Entry>().CountAsync(it => it.Case == made.Id && it.Kind == EntryKind.Overdue)));
        Assert.Equal(1, await site.InDatabase(db => db.Set<Bargate.Notifications.Message>().CountAsync(it => it.Key.StartsWith("case-overdue-waste-"))));
    }

    [Fact]
    public async Task A_late_case_without_a_readable_edition_keeps_no_other_from_being_told()
    {
        var broken = await site.Open(email: "broken@example.org", opened: DateTime.UtcNow.AddDays(-40));
        var made = await site.Open(email: "sound@example.org", opened: DateTime.UtcNow.AddDays(-20));
        Task<int> Serve(string service) => site.InDatabase(db => db.Write(() => db.Set<Case>().Where(it => it.Id == broken.Id).ExecuteUpdateAsync(set => set.SetProperty(it => it.Service, service))));
        await Serve("no-such-service");
        try { await Chase(); }
        finally { await Serve("missed-bin"); }
        await site.RunJobs();
        Assert.Single(await site.Letters(made.Id.Value), it => it.Subject.Contains("takes longer", StringComparison.Ordinal));
        Assert.Null((await site.Read(broken.Id)).OverdueToldAt);
    }

    Task<int> Chase() => site.InScope(async scope =>
    {
        await scope.GetRequiredService<Bargate.Cases.Jobs.ChaseOverdueCases>().Run(CancellationToken.None);
        return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
    });
}
