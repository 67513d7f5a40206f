using System.Net;
using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Cases;

/// <summary>One message to many residents, and letters for those whom no email reaches.</summary>
public sealed class WriteTogetherTests(CasesSite site) : IClassFixture<CasesSite>
{
    [Fact]
    public async Task A_message_is_shown_first_with_who_has_no_email_and_then_each_reads_their_own()
    {
        var mailed = await site.Open(name: "Ada <b>Mailed", email: "ada@example.org");
        var posted = await site.Open(name: "Ben Posted", answers: [new Answer("property", "Address", "12 Sample Street, Southampton, SO99 1AA", null, [])]);
        var nowhere = await site.Open();
        var helen = await site.As("Helen");
        var form = await Write(helen, mailed, posted, nowhere);
        Assert.Contains("Write to the residents (3)", form.Heading, StringComparison.Ordinal);
        var looked = await helen.Submit(form, ("Text", "Dear {name}, we come back for {reference}."), ("look", "true"));
        Assert.Contains($"Dear Ada <b>Mailed, we come back for {mailed.Reference}.", looked.Main, StringComparison.Ordinal);
        Assert.Contains("By email: 1. Without an email address: 2.", looked.Main, StringComparison.Ordinal);
        Assert.Contains("No postal address either", looked.Main, StringComparison.Ordinal);
        var sent = await helen.Submit(looked, ("Text", "Dear {name}, we come back for {reference}."), ("send", "true"));
        Assert.Contains("Written to: 3", sent.Main, StringComparison.Ordinal);
        Assert.Contains($"Dear resident, we come back for {nowhere.Reference}.", (await helen.Get($"/staff/cases/{nowhere.Reference}")).Main, StringComparison.Ordinal);

        var letters = await helen.Get(sent.Document.QuerySelector("a[href^='/staff/cases/letters']")!.GetAttribute("href")!);
        var letter = Assert.Single(letters.Document.QuerySelectorAll(".bg-letter")).TextContent;
        foreach (var part in new[] { "Ben Posted", "12 Sample Street", "SO99 1AA", posted.Reference, "Dear Ben Posted, we come back" }) Assert.Contains(part, letter, StringComparison.Ordinal);
        Assert.Contains($"{nowhere.Reference}: The answers hold no postal address.", letters.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(mailed.Reference, letters.Main, StringComparison.Ordinal);
        Assert.True(await site.InDatabase(db => db.Set<AuditRow>().AnyAsync(it => it.About == posted.Id.Value && it.Action == "letter-printed")));
        // Another team's lead asks for the same letters.
        Assert.Empty((await (await site.As("Alan")).Get(letters.Url)).Document.QuerySelectorAll(".bg-letter"));
    }

    [Theory]
    [InlineData("noise", "source", "home")]
    [InlineData("council-tax-moved", "old-address", "new-address")]
    public async Task A_letter_goes_to_the_resident_and_to_no_other_address_of_the_form(string service, string other, string theirs)
    {
        var made = await site.Open(service, name: "Letter Person", answers: [new Answer(other, "Other", "9 Another Street, Southampton", null, []), new Answer(theirs, "Theirs", "1 Their Street, Southampton", null, [])]);
        var alone = await site.Open(service, name: "No Address", answers: [new Answer(other, "Other", "9 Another Street, Southampton", null, [])]);
        foreach (var it in new[] { made, alone }) await site.Work(it.Id, "Meera", (work, opened, who) => work.Write(opened, "We write to you.", false, who));
        var letters = await (await site.As("Meera")).Get($"/staff/cases/letters?case={made.Reference}&case={alone.Reference}");
        Assert.Contains("1 Their Street", Assert.Single(letters.Document.QuerySelectorAll(".bg-letter")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("9 Another Street", letters.Main, StringComparison.Ordinal);
        Assert.Contains($"{alone.Reference}: The answers hold no postal address.", letters.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear {nam}")]
    public async Task What_cannot_be_sent_is_said_and_nobody_is_written_to(string text)
    {
        var made = await site.Open(email: "nobody@example.org");
        var helen = await site.As("Helen");
        var form = await Write(helen, made);
        foreach (var button in new[] { "look", "send" }) Assert.NotEmpty((await helen.Submit(form, ("Text", text), (button, "true"))).Errors);
        Assert.DoesNotContain("Message to the resident", (await helen.Get($"/staff/cases/{made.Reference}")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_teams_case_is_not_written_to()
    {
        var road = await site.Open("road-problem", name: "Road Person");
        var helen = await site.As("Helen");
        var page = await Write(helen, road);
        Assert.DoesNotContain("Road Person", page.Main, StringComparison.Ordinal);
        Assert.Contains("Choose at least one case", page.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("Grace")).Get("/staff/cases/write-together")).Status);
    }

    [Fact]
    public async Task Where_every_case_changed_meanwhile_nothing_says_that_it_worked()
    {
        var made = await site.Open(email: "changed@example.org");
        var helen = await site.As("Helen");
        var form = await Write(helen, made);
        await site.Work(made.Id, "Grace", (work, it, who) => work.Write(it, "Something else.", wait: true, who));
        var sent = await helen.Submit(await helen.Submit(form, ("Text", "We come back."), ("look", "true")), ("Text", "We come back."), ("send", "true"));
        Assert.Contains($"{made.Reference}: ", sent.Main, StringComparison.Ordinal);
        Assert.Null(sent.Document.QuerySelector(".govuk-notification-banner--success"));
    }

    // As the queue's form posts several ticks: the way leads there by a redirect that keeps the post.
    async Task<Page> Write(Visitor officer, params Opened[] cases)
    {
        await site.Open(name: "Something To Tick");
        var token = (await officer.Get("/staff/cases")).Document.QuerySelector("[name=_token]")!.GetAttribute("value")!;
        var fields = cases.Select(it => KeyValuePair.Create("case", $"{it.Id.Value}:0")).Append(new("_token", token)).Append(new("what", "write")).ToList();
        using var sent = await officer.Http.PostAsync("/staff/cases/bulk", new FormUrlEncodedContent(fields));
        Assert.Equal((HttpStatusCode)307, sent.StatusCode);
        return await officer.Follow(await officer.Http.PostAsync(sent.Headers.Location, new FormUrlEncodedContent(fields)));
    }
}
