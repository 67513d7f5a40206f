using System.Net;
using Bargate.Kernel;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>One flag of one source record is a flag of the whole person: it asks for two officers, and keeps all of them shut, whichever of their records a pair is about.</summary>
public sealed class WholePersonTests(DeskHouse site) : IClassFixture<DeskHouse>
{
    const string Queue = "/staff/records/review";

    [Fact]
    public async Task Neither_a_rule_nor_one_officer_links_a_record_to_somebody_with_a_flag_elsewhere()
    {
        var (plain, _, other) = await Flagged("WA", "test-care");
        await Assert.ThrowsAsync<RuleBroken>(() => Link(plain, other, new(null, null, RunId.From(Guid.CreateVersion7()), "test", 12)));
        await Assert.ThrowsAsync<RuleBroken>(() => Link(plain, other, new(RecordsHouse.Ann)));
        var task = await Asked(plain, other);
        var (helen, alan) = (await site.As(Officers.WasteLead), await site.As(Officers.HighwaysLead));
        Assert.Equal("Enter a reason", Assert.Single((await helen.Submit(await helen.Get($"{Queue}/{task.Value}"), ("Outcome", "same"))).Errors));
        await helen.Submit(await helen.Get($"{Queue}/{task.Value}"), ("Outcome", "same"), ("Why", "Same hospital number"));
        Assert.NotEqual(await site.PersonOf(plain), await site.PersonOf(other));
        await alan.Submit(await alan.Get($"{Queue}/{task.Value}"), ("Agrees", "true"));
        Assert.Equal(await site.PersonOf(plain), await site.PersonOf(other));
    }

    [Fact]
    public async Task A_plain_link_inside_a_record_with_a_flag_is_taken_back_by_two_officers()
    {
        var (plain, second) = (await site.Receive("test-tax", "WB1"), await site.Receive("test-library", "WB1"));
        var link = await site.Merge(plain, second);
        await site.Merge(plain, await site.Receive("test-care", "WB1"), RecordsHouse.Ann, RecordsHouse.Bob);
        var helen = await site.As(Officers.WasteLead);
        var done = await helen.Submit(await helen.Get($"/staff/records/unmerge/{link.Value}"), ("What", "apart"), ("Why", "Two people"));
        Assert.Contains("A second officer is asked", done.Main, StringComparison.Ordinal);
        Assert.Equal(await site.PersonOf(plain), await site.PersonOf(second));
    }

    [Fact]
    public async Task A_link_with_a_flag_is_not_undone_by_one_officer()
    {
        var (plain, flagged) = (await site.Receive("test-tax", "WC1"), await site.Receive("test-care", "WC1"));
        var link = await site.Merge(plain, flagged, RecordsHouse.Ann, RecordsHouse.Bob);
        var helen = await site.As(Officers.WasteLead);
        var done = await helen.Submit(await helen.Get($"/staff/records/undo/{link.Value}"));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("A second officer is asked", done.Main, StringComparison.Ordinal);
        Assert.Equal(await site.PersonOf(plain), await site.PersonOf(flagged));
        Assert.True((await site.InDatabase(db => db.Reviews.SingleAsync(it => it.Left == plain && it.ClosedAt == null))).AwaitsSecond);

        // And one that was taken back is not made again by one.
        var (one, other) = (await site.Receive("test-tax", "WC2"), await site.Receive("test-care", "WC2"));
        var revoked = await site.Merge(one, other, RecordsHouse.Ann, RecordsHouse.Bob);
        await site.Unmerge(revoked);
        var asked = await helen.Submit(await helen.Get($"/staff/records/undo/{revoked.Value}"));
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.NotEqual(await site.PersonOf(one), await site.PersonOf(other));
        Assert.Equal(ReviewOutcome.Same, (await site.InDatabase(db => db.Reviews.SingleAsync(it => it.Left == one && it.ClosedAt == null))).Outcome);
    }

    [Fact]
    public async Task Not_the_same_that_is_undone_in_review_gives_back_the_link_that_gave_way()
    {
        var (plain, flagged) = (await site.Receive("test-tax", "WD1"), await site.Receive("test-care", "WD1"));
        var link = await site.Merge(plain, flagged, RecordsHouse.Ann, RecordsHouse.Bob);
        var (helen, alan) = (await site.As(Officers.WasteLead), await site.As(Officers.HighwaysLead));
        await helen.Submit(await helen.Get($"/staff/records/unmerge/{link.Value}"), ("What", "apart"), ("Why", "Two people"));
        var task = await site.InDatabase(db => db.Reviews.Where(it => it.Left == plain && it.ClosedAt == null).Select(it => it.Id).SingleAsync());
        await alan.Submit(await alan.Get($"{Queue}/{task.Value}"), ("Agrees", "true"));
        Assert.NotEqual(await site.PersonOf(plain), await site.PersonOf(flagged));
        await alan.Submit(await alan.Get($"{Queue}/{task.Value}"));
        Assert.Equal(await site.PersonOf(plain), await site.PersonOf(flagged));
        var again = await site.InDatabase(db => db.Assertions.SingleAsync(it => it.Left == plain && it.Right == flagged && it.RevokedAt == null));
        Assert.Equal((RecordsHouse.Ann, RecordsHouse.Bob), (again.By, again.Second));
    }

    [Fact]
    public async Task The_first_officer_takes_back_what_waits_for_the_second()
    {
        var (plain, flagged) = (await site.Receive("test-tax", "WE1"), await site.Receive("test-care", "WE1"));
        var task = await Asked(plain, flagged);
        var (helen, alan) = (await site.As(Officers.WasteLead), await site.As(Officers.HighwaysLead));
        await helen.Submit(await helen.Get($"{Queue}/{task.Value}"), ("Outcome", "same"), ("Why", "The wrong button"));
        var his = await alan.Get($"{Queue}/{task.Value}");
        var back = await helen.Submit(await helen.Get($"{Queue}/{task.Value}"));
        Assert.Contains("What do you think?", back.Main, StringComparison.Ordinal);
        // Who agrees to what was taken back meanwhile agrees to nothing.
        Assert.Equal(HttpStatusCode.Conflict, (await alan.Submit(his, ("Agrees", "true"))).Status);
        Assert.NotEqual(await site.PersonOf(plain), await site.PersonOf(flagged));
    }

    [Fact]
    public async Task Pairs_and_samples_of_somebody_restricted_elsewhere_do_not_exist_without_the_permission()
    {
        var (plain, _, other) = await Flagged("WF", "test-shelter", "Zora");
        var task = await Asked(plain, other);
        var (one, linked) = (await site.Receive("test-tax", "WF8", "Zelda"), await site.Receive("test-library", "WF8", "Zelda"));
        await site.Linked((one, linked));
        await site.Merge(one, await site.Receive("test-shelter", "WF8", "Zelda"), RecordsHouse.Ann, RecordsHouse.Bob);
        var sample = await site.InDatabase(db => db.Samples.Where(it => it.Left == one).Select(it => it.Assertion).SingleAsync());
        var (helen, meera) = (await site.As(Officers.WasteLead), await site.As(Officers.Administrator));
        foreach (var (list, url) in new[] { (Queue, $"{Queue}/{task.Value}"), ("/staff/records/samples", $"/staff/records/samples/{sample.Value}") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await helen.Get(url)).Status);
            Assert.Null((await helen.Get(list)).Document.QuerySelector($"a[href*='{url.Split('/')[^1]}']"));
            var row = (await meera.Get(list)).Document.QuerySelectorAll("main tbody tr").Single(it => it.QuerySelector($"a[href*='{url.Split('/')[^1]}']") is not null);
            Assert.DoesNotContain("Zora", row.QuerySelector("th")!.TextContent.Split(" and ")[0], StringComparison.Ordinal);
            Assert.DoesNotContain("Zelda", row.TextContent, StringComparison.Ordinal);
            var shut = await meera.Get(url);
            Assert.DoesNotContain("SO14", shut.Html, StringComparison.Ordinal);
            Assert.Contains("SO14", (await meera.Submit(shut, ("Why", "Case MB-123-456"))).Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Why_somebody_was_opened_goes_with_the_record_that_is_restricted()
    {
        var (plain, shelter) = (await site.Receive("test-tax", "WG"), await site.Receive("test-shelter", "WG"));
        var link = await site.Merge(plain, shelter, RecordsHouse.Ann, RecordsHouse.Bob);
        var meera = await site.As(Officers.Administrator);
        var open = await meera.Submit(await meera.Get($"/staff/records/customers/{plain.Value}"), ("Why", "She moved to the refuge"));
        Assert.Contains("She moved to the refuge", open.Main, StringComparison.Ordinal);
        await site.Unmerge(link);
        var apart = await (await site.As(Officers.WasteLead)).Get($"/staff/records/customers/{plain.Value}");
        Assert.Equal(HttpStatusCode.OK, apart.Status);
        Assert.DoesNotContain("refuge", apart.Main, StringComparison.Ordinal);
    }

    /// <summary>Somebody of a plain record and one with a flag, linked by two officers; and a record of somebody else.</summary>
    async Task<(RecordId Plain, RecordId Flagged, RecordId Other)> Flagged(string id, string source, string forename = "Ada")
    {
        var (plain, flagged, other) = (await site.Receive("test-tax", id, forename), await site.Receive(source, id, forename), await site.Receive("test-library", id, "Other"));
        await site.Merge(plain, flagged, RecordsHouse.Ann, RecordsHouse.Bob);
        return (plain, flagged, other);
    }

    Task<AssertionId> Link(RecordId one, RecordId other, Grounds grounds) => site.Change(async scope => (await scope.GetRequiredService<Merging>().Merge(one, other, grounds, CancellationToken.None)).Id);

    Task<ReviewId> Asked(RecordId one, RecordId other) => site.Change(async scope => (await scope.GetRequiredService<Reviewing>().Ask(one, other, ReviewCause.Possible, new(null, Weight: 4), CancellationToken.None))!.Id);
}
