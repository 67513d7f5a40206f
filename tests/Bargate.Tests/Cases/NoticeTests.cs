using System.Net;
using Bargate.Cases.Contract;

namespace Bargate.Tests.Cases;

/// <summary>What officers read after they did something, and before they do it.</summary>
public sealed class NoticeTests(CasesSite site) : IClassFixture<CasesSite>
{
    static string Notice(Page page) => page.Document.QuerySelector("main > .govuk-notification-banner--success[role=alert] .govuk-notification-banner__heading")?.TextContent ?? "";

    [Fact]
    public async Task What_was_done_is_said_once_on_the_next_page_and_not_in_its_address()
    {
        var made = await site.Open(email: "told@example.org");
        var grace = await site.As("Grace");
        async Task<string> Do(string verb, params (string, string)[] fields)
        {
            var page = await grace.Submit(await grace.Get($"/staff/cases/{verb}/{made.Id.Value}"), fields);
            Assert.Equal($"/staff/cases/{made.Reference}", page.Url);
            return Notice(page);
        }
        Assert.Equal("Your note is in the case", await Do("note", ("Text", "A note")));
        Assert.Equal("", Notice(await grace.Get($"/staff/cases/{made.Reference}")));
        Assert.Equal("Assigned to you", await Do("assign", ("To", CasesSite.IdOf("Grace").Value.ToString())));
        Assert.Equal("Your message is on its way to the resident. The case waits for the answer.", await Do("message", ("Text", "Which bin?"), ("Wait", "true")));
        Assert.Equal("Closed: Collected. The resident is told by email.", await Do("close", ("choice", "collected")));
        Assert.Equal("Opened again. The resident is told by email.", await Do("reopen", ("Why", "By mistake")));
    }

    [Fact]
    public async Task Nobody_is_said_to_be_told_who_left_no_address()
    {
        var made = await site.Open();
        var grace = await site.As("Grace");
        var form = await grace.Get($"/staff/cases/close/{made.Id.Value}");
        Assert.DoesNotContain("tell the resident", form.Main, StringComparison.OrdinalIgnoreCase);
        var page = await grace.Submit(form, ("choice", "collected"));
        Assert.Equal("Closed: Collected. There is no email address, so it is only shown to whoever tracks the case.", Notice(page));
        Assert.DoesNotContain("Told the resident", page.Main, StringComparison.Ordinal);
        Assert.Contains("New stage, shown to whoever tracks the case", page.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("move")]
    [InlineData("close")]
    public async Task No_placeholder_is_shown_to_an_officer_who_chooses_a_stage(string verb)
    {
        var made = await site.Open();
        var page = await (await site.As("Grace")).Get($"/staff/cases/{verb}/{made.Id.Value}");
        Assert.DoesNotMatch(@"\{[a-z:-]+\}", page.Main);
        Assert.Contains(made.Reference, page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_stand_together_under_their_stage_and_each_says_it_to_those_who_listen()
    {
        var made = await site.Open();
        var page = await (await site.As("Grace")).Get($"/staff/cases/close/{made.Id.Value}");
        var group = Assert.Single(page.Document.QuerySelectorAll(".bg-choice-group"));
        var reasons = page.Document.QuerySelectorAll("input[value^='not-returning/']");
        Assert.NotEmpty(reasons);
        Assert.All(reasons, it => Assert.Equal(group.Id, it.GetAttribute("aria-describedby")));
    }

    [Fact]
    public async Task A_date_that_an_officer_enters_reaches_the_resident_in_their_language()
    {
        var made = await site.Open(email: "po-polsku@example.org", language: "pl");
        var grace = await site.As("Grace");
        await grace.Submit(await grace.Get($"/staff/cases/move/{made.Id.Value}"), ("choice", "checked"), ("asked.checked.date.Day", "9"), ("asked.checked.date.Month", "3"), ("asked.checked.date.Year", "2027"));
        await site.RunJobs();
        var letter = (await site.Letters(made.Id.Value))[^1];
        Assert.Contains("9 marca 2027", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("March", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_one_says_so_and_an_empty_one_offers_nothing_to_do_with_it()
    {
        var made = await site.Open(name: "Only Oneofthem");
        var grace = await site.As("Grace");
        var one = await grace.Get("/staff/cases?find=only+oneofthem");
        Assert.Equal("1 case", one.Document.QuerySelector("caption")!.TextContent);
        Assert.Contains(made.Reference, one.Main, StringComparison.Ordinal);
        var none = await grace.Get("/staff/cases?find=nobody+ofthisname");
        Assert.DoesNotContain("export.csv", none.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/staff/cases/next", none.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_are_named_where_an_officer_is_chosen()
    {
        using var anybody = site.Visitor();
        var page = await anybody.Get("/staff/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Waste and recycling", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("environmental-health", page.Main, StringComparison.Ordinal);
    }
}
