using System.Net;
using Bargate.Kernel;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Contributions;
using Bargate.Records.Runs;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>Runs: started, watched, undone as a whole; and the links drawn from them for checking.</summary>
public sealed class RunPageTests(DeskHouse site) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task A_run_that_is_undone_leaves_everybody_who_they_were_and_officers_decisions_stand()
    {
        var meera = await site.As(Officers.Administrator);
        var ids = new List<RecordId>();
        for (var i = 0; i < 4; i++) ids.AddRange([await site.Receive("test-tax", $"U{i}"), await site.Receive("test-library", $"U{i}")]);
        var own = await site.Merge(ids[6], ids[7]);
        var before = await site.State(ids);
        var run = await site.Linked((ids[0], ids[1]), (ids[2], ids[3]), (ids[1], ids[4]));
        Assert.NotEqual(before, await site.State(ids));
        var half = await Half(run);
        var page = await meera.Get($"/staff/records/runs/{run.Value}");
        Assert.Contains("Done", page.Main, StringComparison.Ordinal);
        var sure = await meera.Get(page.Document.QuerySelector("a[href*='/runs/undo/']")!.GetAttribute("href")!);
        Assert.Contains("3 links are revoked, which concern 2 records", sure.Main, StringComparison.Ordinal);
        Assert.Contains("Tick the box", Assert.Single((await meera.Submit(sure)).Errors), StringComparison.Ordinal);
        var undoing = await meera.Submit(sure, ("Confirmed", "true"));
        Assert.Equal($"/staff/records/runs/{run.Value}", undoing.Url);
        await site.RunJobs();
        Assert.Contains("3 links taken back", (await meera.Get(undoing.Url)).Main, StringComparison.Ordinal);
        Assert.Contains("nobody is asked about its pairs any more", (await meera.Get(undoing.Url)).Main, StringComparison.Ordinal);
        Assert.Equal(before, await site.State(ids));
        Assert.True(await site.InDatabase(db => db.Assertions.AnyAsync(it => it.Id == own && it.RevokedAt == null)));
        // Half a decision is an officer's, and stays.
        Assert.True(await site.InDatabase(db => db.Reviews.AnyAsync(it => it.Id == half && it.ClosedAt == null)));
        // Twice is a conflict with words, not a fault.
        Assert.Equal(HttpStatusCode.Conflict, (await meera.Submit(sure, ("Confirmed", "true"))).Status);
    }

    // A question of the run that one officer has answered and another must agree to.
    async Task<ReviewId> Half(RunId run)
    {
        var (one, other) = (await site.Receive("test-tax", "UH"), await site.Receive("test-care", "UH"));
        return await site.Change(async it =>
        {
            var reviewing = it.GetRequiredService<Reviewing>();
            var task = (await reviewing.Ask(one, other, ReviewCause.Flagged, new(null, Run: run), CancellationToken.None))!;
            await reviewing.Decide(task, ReviewOutcome.Same, DeskHouse.Ann, "Same", CancellationToken.None);
            return task.Id;
        });
    }

    [Fact]
    public async Task A_run_is_started_over_a_register_and_says_what_it_did()
    {
        var meera = await site.As(Officers.Administrator);
        for (var i = 0; i < 60; i++) await site.Receive("test-payroll", $"P{i}", ((char)('A' + i % 26)) + "lan", $"Name{i / 2}", $"19{40 + i % 50}-0{1 + i % 9}-1{i % 10}", $"SO1{i % 9} {i % 9}AB");
        var list = await meera.Get("/staff/records/runs");
        Assert.Equal("Choose a register", Assert.Single((await meera.Submit(list)).Errors));
        Assert.Contains("has no model yet", Assert.Single((await meera.Submit(list, ("Register", "staff"))).Errors), StringComparison.Ordinal);
        var sure = await meera.Submit(list, ("Register", "staff"), ("Learns", "true"));
        Assert.Contains("Nothing is linked by itself", sure.Main, StringComparison.Ordinal);
        Assert.Contains("All 60 source records", sure.Main, StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabase(db => db.LinkageRuns.CountAsync(it => it.Register == Register.Staff)));
        var started = await meera.Submit(sure);
        Assert.NotNull(started.Document.QuerySelector("progress"));
        Assert.Contains("See how far it is", started.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await meera.Submit(sure)).Status);
        await site.RunJobs();
        var over = await meera.Get(started.Url);
        Assert.Null(over.Document.QuerySelector("progress"));
        Assert.Contains("Meera Joshi", over.Main, StringComparison.Ordinal);
        var run = await site.InDatabase(db => db.LinkageRuns.AsNoTracking().SingleAsync(it => it.Register == Register.Staff));
        Assert.True(run.State == RunState.Done, run.Failure);
        Assert.False(site.Services.GetRequiredService<CandidateFinder>().Has(run.Id));
        Assert.Contains(run.Model!, (await meera.Get("/staff/records/runs")).Main, StringComparison.Ordinal);
        // The next one says beforehand how many pairs there will be.
        for (var i = 0; i < 8; i++) await site.Services.GetRequiredService<Bargate.Records.Matching.MatchIndexes>().Refresh(CancellationToken.None);
        var next = await meera.Get("/staff/records/runs/start?register=staff");
        Assert.Contains("The run before", next.Main, StringComparison.Ordinal);
        Assert.Contains("60 records drawn", next.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_link_is_taken_back_and_the_rate_says_how_many_are()
    {
        var helen = await site.As(Officers.WasteLead);
        var (one, other) = (await site.Receive("test-tax", "W1"), await site.Receive("test-library", "W1", "Bob"));
        var (good, same) = (await site.Receive("test-tax", "W2"), await site.Receive("test-library", "W2"));
        await site.Linked((one, other));
        await site.Linked((good, same));
        var list = await helen.Get("/staff/records/samples");
        Assert.Contains("Not known yet", list.Main, StringComparison.Ordinal);
        var wrong = await Open(one);
        Assert.Equal("Enter why the link is wrong", Assert.Single((await helen.Submit(wrong, ("Verdict", "not-same"))).Errors));
        var next = await helen.Submit(wrong, ("Verdict", "not-same"), ("Why", "Father and son"));
        Assert.Contains("They are two records again", next.Main, StringComparison.Ordinal);
        Assert.NotEqual(await site.PersonOf(one), await site.PersonOf(other));
        Assert.Contains("Wrong: Helen Marsh", (await helen.Submit(wrong, ("Verdict", "same"))).Main, StringComparison.Ordinal);
        await helen.Submit(await Open(good), ("Verdict", "same"));
        Assert.Equal(await site.PersonOf(good), await site.PersonOf(same));
        var rate = (await helen.Get("/staff/records/samples")).Main;
        Assert.Contains("About 50.0 %. Of all of them between 1.3 % and 98.7 %, 19 times in 20.", rate, StringComparison.Ordinal);

        async Task<Page> Open(RecordId of)
        {
            var id = await site.InDatabase(db => db.Samples.Where(it => it.Left == of).Select(it => it.Assertion).SingleAsync());
            return await helen.Get($"/staff/records/samples/{id.Value}");
        }
    }

    [Fact]
    public async Task A_link_that_was_called_wrong_by_mistake_is_as_it_was_and_checked_again()
    {
        var helen = await site.As(Officers.WasteLead);
        var (one, other) = (await site.Receive("test-tax", "Y1"), await site.Receive("test-library", "Y1"));
        var run = await site.Linked((one, other));
        var id = await site.InDatabase(db => db.Samples.Where(it => it.Left == one).Select(it => it.Assertion).SingleAsync());
        await helen.Submit(await helen.Get($"/staff/records/samples/{id.Value}"), ("Verdict", "not-same"), ("Why", "The wrong row"));
        Assert.NotEqual(await site.PersonOf(one), await site.PersonOf(other));
        var undone = await helen.Submit(await helen.Get($"/staff/records/samples/{id.Value}"));
        Assert.Contains("Was it right?", undone.Main, StringComparison.Ordinal);
        Assert.Equal(await site.PersonOf(one), await site.PersonOf(other));
        // It is the run's own link again, and goes with the run.
        Assert.Equal((null, run), await site.InDatabase(db => db.Assertions.Where(it => it.Left == one && it.RevokedAt == null).Select(it => new ValueTuple<Bargate.Kernel.Ids.OfficerId?, RunId?>(it.By, it.Run)).SingleAsync()));
        await helen.Submit(undone, ("Verdict", "same"));
        Assert.Equal(ReviewOutcome.Same, await site.InDatabase(db => db.Samples.Where(it => it.Left == one).Select(it => it.Verdict).SingleAsync()));
    }

    [Fact]
    public async Task A_link_of_a_record_that_was_disposed_of_is_not_left_to_check()
    {
        var helen = await site.As(Officers.WasteLead);
        var (one, other) = (await site.Receive("test-tax", "Z1"), await site.Receive("test-library", "Z1"));
        await site.Linked((one, other));
        var id = await site.InDatabase(db => db.Samples.Where(it => it.Left == one).Select(it => it.Assertion).SingleAsync());
        Assert.NotNull((await helen.Get("/staff/records/samples")).Document.QuerySelector($"a[href*='{id.Value}']"));
        await site.Change(async it =>
        {
            await it.GetRequiredService<RecordDisposal>().Dispose(await it.GetRequiredService<BargateDb>().SourceRecords.SingleAsync(record => record.Id == other), CancellationToken.None);
            return 0;
        });
        Assert.Null((await helen.Get("/staff/records/samples")).Document.QuerySelector($"a[href*='{id.Value}']"));
    }

    // Two officers press the button in the same moment, or one presses it twice.
    [Fact]
    public async Task Of_two_runs_that_begin_at_once_over_a_register_one_is_refused()
    {
        await using var first = site.Services.CreateAsyncScope();
        await using var second = site.Services.CreateAsyncScope();
        foreach (var it in new[] { first, second }) await it.ServiceProvider.GetRequiredService<LinkageRuns>().Start(Register.Debts, false, DeskHouse.Ann, CancellationToken.None);
        await first.ServiceProvider.GetRequiredService<BargateDb>().SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateException>(() => second.ServiceProvider.GetRequiredService<BargateDb>().SaveChangesAsync());
        await site.RunJobs();
    }
}
