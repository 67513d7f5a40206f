using System.Net;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

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
        var page = await meera.Get($"/staff/records/runs/{run.Value}");
        Assert.Contains("Done", page.Main, StringComparison.Ordinal);
        var sure = await meera.Get(page.Document.QuerySelector("a[href*='/runs/undo/']")!.GetAttribute("href")!);
        Assert.Contains("3 links are revoked, which concern 2 records", sure.Main, StringComparison.Ordinal);
        Assert.Contains("Tick the box", Assert.Single((await meera.Submit(sure)).Errors), StringComparison.Ordinal);
        var undoing = await meera.Submit(sure, ("Confirmed", "true"));
        Assert.Equal($"/staff/records/runs/{run.Value}", undoing.Url);
        await site.RunJobs();
        Assert.Contains("3 links taken back", (await meera.Get(undoing.Url)).Main, StringComparison.Ordinal);
        Assert.Equal(before, await site.State(ids));
        Assert.True(await site.InDatabase(db => db.Assertions.AnyAsync(it => it.Id == own && it.RevokedAt == null)));
        // Twice is a conflict with words, not a fault.
        Assert.Equal(HttpStatusCode.Conflict, (await meera.Submit(sure, ("Confirmed", "true"))).Status);
    }

    [Fact]
    public async Task A_run_is_started_over_a_register_and_says_what_it_did()
    {
        var meera = await site.As(Officers.Administrator);
        for (var i = 0; i < 60; i++) await site.Receive("test-payroll", $"P{i}", ((char)('A' + i % 26)) + "lan", $"Name{i / 2}", $"19{40 + i % 50}-0{1 + i % 9}-1{i % 10}", $"SO1{i % 9} {i % 9}AB");
        var list = await meera.Get("/staff/records/runs");
        Assert.Equal("Choose a register", Assert.Single((await meera.Submit(list)).Errors));
        Assert.Contains("has no model yet", Assert.Single((await meera.Submit(list, ("Register", "staff"))).Errors), StringComparison.Ordinal);
        var started = await meera.Submit(list, ("Register", "staff"), ("Learns", "true"));
        Assert.NotNull(started.Document.QuerySelector("progress"));
        Assert.Contains("See how far it is", started.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await meera.Submit(list, ("Register", "staff"), ("Learns", "true"))).Status);
        await site.RunJobs();
        var over = await meera.Get(started.Url);
        Assert.Null(over.Document.QuerySelector("progress"));
        Assert.Contains("Meera Joshi", over.Main, StringComparison.Ordinal);
        var run = await site.InDatabase(db => db.LinkageRuns.AsNoTracking().SingleAsync(it => it.Register == Register.Staff));
        Assert.True(run.State == RunState.Done, run.Failure);
        Assert.Contains(run.Model!, (await meera.Get("/staff/records/runs")).Main, StringComparison.Ordinal);
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
}
