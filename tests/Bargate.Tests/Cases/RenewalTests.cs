using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Cases.Jobs;
using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = Bargate.Cases.Case;

namespace Bargate.Tests.Cases;

/// <summary>Residents are reminded once of what ends, from a closed case, in their language and while we may still know how to reach them.</summary>
public sealed class RenewalTests(CasesSite site) : IClassFixture<CasesSite>
{
    static readonly DateOnly Ends = new(2031, 6, 30);

    Task<int> Move(CaseId id, string stage, params (string Name, string Value)[] asked) => site.Work(id, "Grace", (work, it, who) => work.Move(it, it.Service.Case.Stage(stage)!, it.Service.Case.Stage(stage)!.Reasons is [var first, ..] ? first : null, asked.ToDictionary(), who));

    async Task<Opened> Subscribed(string email, string language = "en")
    {
        var made = await site.Open("garden-waste", name: "Ann Example", email: email, language: language);
        await Move(made.Id, "active", ("until", $"{Ends:yyyy-MM-dd}"));
        await Move(made.Id, "permit-sent", ("date", "2030-07-10"));
        await site.RunJobs();
        return made;
    }

    async Task RunOn(DateOnly day, Func<Task> then)
    {
        var now = site.Clock.GetUtcNow();
        site.Clock.Set(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));
        try
        {
            // The host's own hourly run may be at the same cases.
            for (var tries = 0; tries < 100 && await site.InDatabase(db => db.Set<Case>().AnyAsync(it => it.RemindOn <= day)); tries++)
            {
                await Remind();
                await Task.Delay(20);
            }
            await site.RunJobs();
            await then();
        }
        finally { site.Clock.Set(now); }
    }

    Task<bool> Remind() => site.InScope(async scope =>
    {
        await scope.GetRequiredService<RemindOfRenewals>().Run(CancellationToken.None);
        return true;
    });

    [Fact]
    public async Task A_subscription_that_has_begun_is_closed_and_its_end_is_known()
    {
        var made = await Subscribed("begun@example.org");
        var it = await site.Read(made.Id);
        Assert.False(it.IsOpen);
        Assert.Equal((Ends, Ends.AddDays(-28)), (it.EndsOn, it.RemindOn));
        // What the officer wrote down reaches the resident as a date in words.
        Assert.Contains(await site.Letters(made.Id.Value), letter => letter.Body.Contains("paid until Monday 30 June 2031", StringComparison.Ordinal));
        var page = await (await site.As("Grace")).Get($"/staff/cases/{made.Reference}");
        Assert.Contains("30 June 2031", page.Main, StringComparison.Ordinal);
        Assert.Contains("We remind the resident on Monday 2 June 2031", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_resident_is_reminded_once_on_the_day()
    {
        var made = await Subscribed("once@example.org");
        await RunOn(Ends.AddDays(-29), async () => Assert.DoesNotContain(await site.Letters(made.Id.Value), it => it.Subject.StartsWith("It ends soon", StringComparison.Ordinal)));
        await RunOn(Ends.AddDays(-28), async () =>
        {
            var letter = Assert.Single(await site.Letters(made.Id.Value), it => it.Subject.StartsWith("It ends soon", StringComparison.Ordinal));
            Assert.Equal("once@example.org", letter.To);
            Assert.Contains("/services/garden-waste", letter.Body, StringComparison.Ordinal);
            Assert.NotEmpty(CasesSite.LinkIn(letter.Body));
        });
        await RunOn(Ends.AddDays(-20), async () => Assert.Single(await site.Letters(made.Id.Value), it => it.Subject.StartsWith("It ends soon", StringComparison.Ordinal)));
        Assert.Contains("Reminder to renew", (await (await site.As("Grace")).Get($"/staff/cases/{made.Reference}")).Main, StringComparison.Ordinal);
        Assert.Null((await site.Read(made.Id)).RemindOn);
    }

    [Fact]
    public async Task A_host_that_slept_reminds_late_and_never_after_the_end()
    {
        var (late, over) = (await Subscribed("late@example.org"), await Subscribed("over@example.org"));
        await site.InDatabase(db => db.Set<Case>().Where(it => it.Id == over.Id).ExecuteUpdateAsync(set => set.SetProperty(it => it.EndsOn, Ends.AddDays(-10))));
        await RunOn(Ends.AddDays(-5), async () =>
        {
            Assert.Contains(await site.Letters(late.Id.Value), it => it.Subject.StartsWith("It ends soon", StringComparison.Ordinal));
            Assert.DoesNotContain(await site.Letters(over.Id.Value), it => it.Subject.StartsWith("It ends soon", StringComparison.Ordinal));
        });
        Assert.Null((await site.Read(over.Id)).RemindOn);
    }

    [Fact]
    public async Task The_reminder_is_in_the_language_of_the_case()
    {
        var made = await Subscribed("po-polsku@example.org", "pl");
        await RunOn(Ends.AddDays(-28), async () =>
        {
            var letter = Assert.Single(await site.Letters(made.Id.Value), it => it.Subject.StartsWith("Niedługo się kończy", StringComparison.Ordinal));
            Assert.Contains("[Odnów]", letter.Body, StringComparison.Ordinal);
            Assert.Contains("30 czerwca 2031", letter.Body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Nobody_is_reminded_whose_address_we_do_not_have_or_may_not_know_any_more()
    {
        var (none, forgotten) = (await site.Open("garden-waste"), await Subscribed("forgotten@example.org"));
        await Move(none.Id, "active", ("until", $"{Ends:yyyy-MM-dd}"));
        await Move(none.Id, "permit-sent", ("date", "2030-07-10"));
        await site.InScope(async scope =>
        {
            await scope.GetServices<IRetained>().Single(it => it.Key == "case-contacts").Dispose(forgotten.Id.Value, CancellationToken.None);
            return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        await RunOn(Ends.AddDays(-28), async () =>
        {
            Assert.Empty(await site.Letters(none.Id.Value));
            Assert.Empty(await site.Letters(forgotten.Id.Value));
        });
        Assert.Empty(await site.MessagesTo("forgotten@example.org"));
    }

    [Fact]
    public async Task What_was_opened_again_or_ended_early_is_not_due()
    {
        var made = await Subscribed("again@example.org");
        await site.Work(made.Id, "Grace", (work, it, who) => work.Reopen(it, "The permit never came", who));
        var it = await site.Read(made.Id);
        Assert.Equal((null, null), (it.EndsOn, it.RemindOn));
        await Move(made.Id, "active", ("until", $"{Ends:yyyy-MM-dd}"));
        await Move(made.Id, "ended");
        it = await site.Read(made.Id);
        Assert.Equal((null, null), (it.EndsOn, it.RemindOn));
    }

    [Fact]
    public void Every_service_that_promises_a_reminder_has_one()
    {
        var promising = Folder.GetFiles(Path.Combine(Services.Given.CouncilFolder(), "services"), "*.yaml").Where(it => !it.EndsWith(".walks.yaml", StringComparison.Ordinal))
            .Where(it => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(it), @"remind you|(write to|tell|email) you [a-z0-9 ]*(week|month|day)s? before (it|your|that|the end)")).Select(Path.GetFileNameWithoutExtension).Order().ToList();
        Assert.Equal(["blue-badge", "bus-pass", "garden-waste", "parking-permit"], promising);
        Assert.Equal(promising, Walks.AllWalks.Services.Where(it => it.Renewal is not null).Select(it => it.Id).Order());
    }
}
