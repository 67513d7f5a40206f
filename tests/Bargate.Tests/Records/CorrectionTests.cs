using System.Net;
using Bargate.Kernel.Events;
using Bargate.Records;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Records;

/// <summary>A value that is wrong: asked of who owns the source, until the source says something else or says why not.</summary>
public sealed class CorrectionTests(RecordPagesHouse site) : IClassFixture<RecordPagesHouse>
{
    [Fact]
    public async Task A_value_that_is_wrong_is_asked_of_the_owner_and_marked_until_the_source_says_something_else()
    {
        var id = await site.Receive("test-tax", "CO1", "Cora", "Correct", "1999-01-01");
        var rosa = await site.As("Rosa");
        var form = await rosa.Get($"/staff/records/correct/{id.Value}");
        Assert.Equal(2, (await rosa.Submit(form, ("What", ""), ("Why", ""))).Errors.Count);
        var done = await rosa.Submit(form, ("What", $"{id.Value}/birth-date"), ("Right", "1998-12-31"), ("Why", "Saw her passport"));
        Assert.Contains("Said to be wrong", done.Main, StringComparison.Ordinal);
        Assert.Contains("Should be: 31 December 1998", done.Main, StringComparison.Ordinal);
        Assert.Contains("Saw her passport", done.Main, StringComparison.Ordinal);
        // A second one of the same value has nothing to add.
        Assert.Equal(HttpStatusCode.Conflict, (await rosa.Submit(form, ("What", $"{id.Value}/birth-date"), ("Right", ""), ("Why", "Me too"))).Status);

        var mail = (await site.MessagesTo("owner@example.org"))[^1];
        Assert.Contains("CO1", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Cora", mail.Subject + mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("1998", mail.Body, StringComparison.Ordinal);
        Assert.Contains("/staff/records/answer/", await site.LinkSentTo("owner@example.org", "answer"), StringComparison.Ordinal);

        await site.Receive("test-tax", "CO1", "Cora", "Correct", "1998-12-31");
        await site.RunJobs();
        var page = await rosa.Get($"/staff/records/customers/{id.Value}");
        Assert.DoesNotContain("Said to be wrong", page.Main, StringComparison.Ordinal);
        Assert.Contains("A newer version of the source says something else", page.Main, StringComparison.Ordinal);
        Assert.Equal(CorrectionState.Corrected, await site.InDatabase(db => db.Corrections.Where(it => it.Record == id).Select(it => it.State).SingleAsync()));
        Assert.Equal(1, await site.InDatabase(db => db.Set<EventRow>().CountAsync(it => it.About == id.Value && it.Name == "record-corrected")));
    }

    [Fact]
    public async Task The_owners_team_refuses_with_a_reason_and_others_only_look()
    {
        var id = await site.Receive("test-tax", "CO2", "Cyril", "Certain", "1950-05-05");
        var rosa = await site.As("Rosa");
        await rosa.Submit(await rosa.Get($"/staff/records/correct/{id.Value}"), ("What", $"{id.Value}/surname"), ("Right", "Curtain"), ("Why", "He said so"));
        var correction = await site.InDatabase(db => db.Corrections.Where(it => it.Record == id).Select(it => it.Id).SingleAsync());
        var url = $"/staff/records/answer/{correction}";
        // Alan leads another team than the source's, which is waste.
        Assert.Null((await (await site.As("Alan")).Get(url)).Document.QuerySelector("main form"));
        var helen = await site.As("Helen");
        Assert.Contains("CO2", (await helen.Get("/staff/records/corrections")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("CO2", (await (await site.As("Alan")).Get("/staff/records/corrections")).Main, StringComparison.Ordinal);
        var form = await helen.Get(url);
        Assert.NotEmpty((await helen.Submit(form, ("What", "refused"), ("Text", ""))).Errors);
        var done = await helen.Submit(form, ("What", "refused"), ("Text", "His deed poll says Certain"));
        Assert.Contains("Right as it is", done.Main, StringComparison.Ordinal);
        Assert.Contains("His deed poll says Certain", done.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Said to be wrong", done.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("CO2", (await helen.Get("/staff/records/corrections")).Main, StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabase(db => db.Set<EventRow>().CountAsync(it => it.About == id.Value && it.Name == "record-corrected")));
    }

    [Fact]
    public async Task Who_put_it_right_says_so_and_others_are_told_by_the_event()
    {
        var id = await site.Receive("test-tax", "CO3", "Carl", "Done");
        var helen = await site.As("Helen");
        await helen.Submit(await helen.Get($"/staff/records/correct/{id.Value}"), ("What", $"{id.Value}/postcode"), ("Right", ""), ("Why", "Post came back"));
        var correction = await site.InDatabase(db => db.Corrections.Where(it => it.Record == id).Select(it => it.Id).SingleAsync());
        await helen.Submit(await helen.Get($"/staff/records/answer/{correction}"), ("What", "corrected"), ("Text", ""));
        Assert.Equal(1, await site.InDatabase(db => db.Set<EventRow>().CountAsync(it => it.About == id.Value && it.Name == "record-corrected")));
    }
}
