using System.Net;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Records;

/// <summary>Merge, unmerge and undo as officers do them: each says first what will happen.</summary>
public sealed class LinkPageTests(RecordPagesHouse site) : IClassFixture<RecordPagesHouse>
{
    [Fact]
    public async Task A_merge_says_what_will_happen_and_is_undone_from_the_banner()
    {
        var (one, other) = (await site.Receive("test-tax", "MA1", "Mia", "Merge"), await site.Receive("test-library", "MA2", "Mia", "Merge", "1970-03-02"));
        var helen = await site.As("Helen");
        var start = await helen.Get($"/staff/records/merge/{one.Value}");
        Assert.NotEmpty((await Choose(helen, start, "no such reference")).Errors);
        Assert.NotEmpty((await Choose(helen, start, "MA1")).Errors);
        var look = await Choose(helen, start, "ma2");
        Assert.Contains("one record with 2 source records", look.Main, StringComparison.Ordinal);
        Assert.Contains("2 March 1970", look.Main, StringComparison.Ordinal);
        Assert.NotEqual(await site.PersonOf(one), await site.PersonOf(other));
        Assert.NotEmpty((await helen.Submit(look, ("Why", ""))).Errors);

        var done = await helen.Submit(look, ("Why", "Saw both cards at the counter"));
        var looks = string.Join('|', (await helen.Get($"/staff/records/customers/{one.Value}")).Document.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Select(it => it.TextContent));
        Assert.Contains("Linked test-", looks, StringComparison.Ordinal);
        Assert.Contains("Saw both cards at the counter", looks, StringComparison.Ordinal);
        Assert.Contains("Looked at the record", looks, StringComparison.Ordinal);
        Assert.Equal(await site.PersonOf(one), await site.PersonOf(other));
        Assert.Contains("The two are one record now", done.Main, StringComparison.Ordinal);
        Assert.Contains("Saw both cards at the counter", done.Main, StringComparison.Ordinal);
        var undone = await helen.Submit(done);
        Assert.Contains("Undone", undone.Main, StringComparison.Ordinal);
        Assert.Equal((one, other), (await site.PersonOf(one), await site.PersonOf(other)));
        // The button pressed twice does not do it again.
        Assert.Equal(HttpStatusCode.Conflict, (await helen.Submit(done)).Status);
        Assert.Equal((one, other), (await site.PersonOf(one), await site.PersonOf(other)));
    }

    [Fact]
    public async Task Both_records_of_a_merge_are_written_down_as_seen()
    {
        var (one, other) = (await site.Receive("test-tax", "MC1", "Ma", "Seen"), await site.Receive("test-library", "MC2", "Ma", "Seen"));
        await (await site.As("Helen")).Get($"/staff/records/merge/{one.Value}?with={other.Value}");
        Assert.Equal(2, await site.InDatabase(db => db.Set<Bargate.Kernel.Auditing.AuditRow>().CountAsync(it => (it.About == one.Value || it.About == other.Value) && it.Action == "record-seen")));
    }

    [Fact]
    public async Task A_merge_of_what_changed_meanwhile_is_refused()
    {
        var (one, other) = (await site.Receive("test-tax", "MB1", "Mo", "Meanwhile"), await site.Receive("test-library", "MB2", "Mo", "Meanwhile"));
        var helen = await site.As("Helen");
        var look = await helen.Get($"/staff/records/merge/{one.Value}?with={other.Value}");
        await site.Receive("test-library", "MB2", "Somebody", "Else");
        Assert.Equal(HttpStatusCode.Conflict, (await helen.Submit(look, ("Why", "Same"))).Status);
        Assert.NotEqual(await site.PersonOf(one), await site.PersonOf(other));
    }

    [Theory]
    [InlineData("apart")]
    [InlineData("link")]
    public async Task An_unmerge_says_who_would_be_who_and_is_undone(string what)
    {
        var (one, other) = (await site.Receive("test-tax", "U1" + what, "Una", "Unmerge"), await site.Receive("test-library", "U2" + what, "Una", "Unmerge"));
        var link = await site.Merge(one, other);
        var helen = await site.As("Helen");
        var look = await helen.Get($"/staff/records/unmerge/{link.Value}");
        Assert.Contains("The record becomes 2 records", look.Main, StringComparison.Ordinal);
        Assert.Equal(2, (await helen.Submit(look, ("Why", ""))).Errors.Count);
        var done = await helen.Submit(look, ("What", what), ("Why", "Mother and daughter"));
        Assert.Equal((one, other), (await site.PersonOf(one), await site.PersonOf(other)));
        Assert.Equal(what == "apart" ? 1 : 0, await site.InDatabase(db => db.Assertions.CountAsync(it => it.Left == one && it.Right == other && it.Says == Says.NotSame && it.RevokedAt == null)));
        Assert.Contains("Mother and daughter", done.Main, StringComparison.Ordinal);
        var undone = await helen.Submit(done);
        Assert.Contains("Undone", undone.Main, StringComparison.Ordinal);
        Assert.Equal((one, one), (await site.PersonOf(one), await site.PersonOf(other)));
        Assert.Equal(1, await site.InDatabase(db => db.Assertions.CountAsync(it => (it.Left == one || it.Right == one) && it.RevokedAt == null)));
    }

    [Fact]
    public async Task A_link_that_others_make_up_for_says_so_and_the_record_stays_whole()
    {
        var ids = new List<RecordId>();
        for (var i = 0; i < 3; i++) ids.Add(await site.Receive("test-tax", $"K{i}", "Kim", "Knot"));
        var link = await site.Merge(ids[0], ids[1]);
        await site.Merge(ids[1], ids[2]);
        await site.Merge(ids[0], ids[2]);
        var helen = await site.As("Helen");
        var look = await helen.Get($"/staff/records/unmerge/{link.Value}");
        Assert.Contains("Other links still hold", look.Main, StringComparison.Ordinal);
        await helen.Submit(look, ("What", "link"), ("Why", "Made too soon"));
        Assert.Equal(ids[0], await site.PersonOf(ids[1]));
    }

    [Fact]
    public async Task Of_records_with_a_flag_a_second_officer_is_asked_and_nothing_happens_before()
    {
        var (one, other) = (await site.Receive("test-tax", "FA1", "Flo", "Flag"), await site.Receive("test-care", "FA2", "Flo", "Flag"));
        var helen = await site.As("Helen");
        var look = await helen.Get($"/staff/records/merge/{one.Value}?with={other.Value}");
        Assert.Contains("a second officer must agree", look.Main, StringComparison.Ordinal);
        var done = await helen.Submit(look, ("Why", "Same birth certificate"));
        Assert.Contains("A second officer is asked", done.Main, StringComparison.Ordinal);
        Assert.NotEqual(await site.PersonOf(one), await site.PersonOf(other));
        var task = await site.InDatabase(db => db.Reviews.SingleAsync(it => it.Left == one && it.Right == other));
        Assert.True(task.AwaitsSecond);
        Assert.Equal((ReviewOutcome.Same, RecordPagesHouse.IdOf("Helen")), (task.Outcome, task.By));

        var link = await site.Merge(await site.Receive("test-tax", "FB1", "Fay", "Flag"), await site.Receive("test-care", "FB2", "Fay", "Flag"), RecordsHouse.Ann, RecordsHouse.Bob);
        var apart = await helen.Submit(await helen.Get($"/staff/records/unmerge/{link.Value}"), ("What", "apart"), ("Why", "Two people"));
        Assert.Contains("A second officer is asked", apart.Main, StringComparison.Ordinal);
        Assert.True(await site.InDatabase(db => db.Assertions.AnyAsync(it => it.Id == link && it.RevokedAt == null)));
    }

    // A side may have a flag on another of its records than the one that is most alike.
    [Fact]
    public async Task A_flag_anywhere_in_a_record_asks_for_two_officers()
    {
        var (plain, flagged, other) = (await site.Receive("test-tax", "FC1", "Fred", "Flagged"), await site.Receive("test-care", "FC2", "Fred", "Flagged"), await site.Receive("test-library", "FC3", "Fred", "Flagged"));
        await site.Merge(plain, flagged, RecordsHouse.Ann, RecordsHouse.Bob);
        var helen = await site.As("Helen");
        await helen.Submit(await helen.Get($"/staff/records/merge/{other.Value}?with={plain.Value}"), ("Why", "Same"));
        Assert.NotEqual(await site.PersonOf(plain), await site.PersonOf(other));
    }

    [Fact]
    public async Task What_was_said_not_to_be_the_same_is_not_offered_a_merge()
    {
        var (one, other) = (await site.Receive("test-tax", "X1", "Xena", "Twin"), await site.Receive("test-library", "X2", "Xara", "Twin"));
        await site.Separate(one, other);
        var look = await (await site.As("Helen")).Get($"/staff/records/merge/{one.Value}?with={other.Value}");
        Assert.Contains("not the same", look.Main, StringComparison.Ordinal);
        Assert.Null(look.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task Only_who_may_review_merges()
    {
        var (one, other) = (await site.Receive("test-tax", "R1", "Ray", "Refused"), await site.Receive("test-library", "R2", "Ray", "Refused"));
        var link = await site.Merge(one, other);
        var grace = await site.As("Grace");
        foreach (var url in new[] { $"/staff/records/merge/{one.Value}", $"/staff/records/unmerge/{link.Value}", $"/staff/records/undo/{link.Value}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await grace.Http.GetAsync(url)).StatusCode);
        Assert.DoesNotContain("/staff/records/unmerge/", (await grace.Get($"/staff/records/customers/{one.Value}")).Html, StringComparison.Ordinal);
    }

    static async Task<Page> Choose(Visitor officer, Page page, string with) => await officer.Submit(page, ("Choice", ""), ("With", with));
}
