using System.Net;
using Bargate.Examples;
using Bargate.Kernel.Auditing;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Records;

/// <summary>One record as an officer sees it, over HTTP.</summary>
public sealed class RecordPageTests(RecordPagesHouse site) : IClassFixture<RecordPagesHouse>
{
    [Fact]
    public async Task What_is_typed_is_posted_and_stands_sealed_in_the_address()
    {
        await site.Receive("test-tax", "Q1", "Zebedee", "Quillington", "1961-05-06", email: "zebedee@example.org");
        var helen = await site.As("Helen");
        var found = await helen.Submit(await helen.Get("/staff/records"), ("find", "Zebedee Quillington"), ("in", ""));
        Assert.DoesNotContain("quillington", found.Url, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("find=~", found.Url, StringComparison.Ordinal);
        Assert.Contains("Zebedee Quillington", found.Main, StringComparison.Ordinal);
        Assert.Contains("6 May 1961", found.Main, StringComparison.Ordinal);
        Assert.Contains("records-searched", await Audited(RecordPagesHouse.IdOf("Helen").Value));
    }

    [Theory]
    [InlineData("quillsworth")]
    [InlineData("Ada Quillsworth")]
    [InlineData("Quillsworth Ada 3/2/1971")]
    [InlineData("ada quillsworth SO15 2XX")]
    [InlineData("so152xx")]
    [InlineData("ada.q@example.org")]
    [InlineData("Q7")]
    [InlineData("+44 23 8049 6123")]
    public async Task A_person_is_found_by_whatever_is_known_of_them(string typed)
    {
        await site.Receive("test-tax", "Q7", "Ada", "Quillsworth", "1971-02-03", "SO15 2XX", "ada.q@example.org", "023 8049 6123");
        var helen = await site.As("Helen");
        var found = await helen.Submit(await helen.Get("/staff/records"), ("find", typed), ("in", "customers"));
        Assert.Contains("Ada Quillsworth", found.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_date_of_birth_is_not_found_and_a_date_alone_asks_for_more()
    {
        await site.Receive("test-tax", "Q8", "Bea", "Quillfeather", "1980-01-02");
        var helen = await site.As("Helen");
        var start = await helen.Get("/staff/records");
        Assert.Contains("Nothing was found", (await helen.Submit(start, ("find", "Quillfeather 3/1/1980"), ("in", ""))).Main, StringComparison.Ordinal);
        Assert.Contains("alone finds too many", (await helen.Submit(start, ("find", "2/1/1980"), ("in", ""))).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_has_pages()
    {
        for (var i = 0; i < 23; i++) await site.Receive("test-tax", $"P{i}", "Many", "Pagington", postcode: "SO16 3ZZ");
        var helen = await site.As("Helen");
        var first = await helen.Submit(await helen.Get("/staff/records"), ("find", "Pagington"), ("in", ""));
        Assert.Contains("23 records", first.Main, StringComparison.Ordinal);
        Assert.Equal(20, first.Document.QuerySelectorAll("main tbody tr").Length);
        var second = await helen.Get(first.Document.QuerySelector("main a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(3, second.Document.QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task Sources_that_disagree_are_shown_with_every_value_and_any_old_id_leads_there()
    {
        var (one, other) = (await site.Receive("test-tax", "D1", "Dora", "Disputed", "1950-01-02"), await site.Receive("test-library", "D1", "Dora", "Disputed", "1950-02-01"));
        await site.Merge(one, other);
        var person = await site.PersonOf(one);
        var helen = await site.As("Helen");
        var old = person == one ? other : one;
        using (var answer = await helen.Http.GetAsync($"/staff/records/customers/{old.Value}")) Assert.Equal((HttpStatusCode.Redirect, $"/staff/records/customers/{person.Value}"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        var page = await helen.Get($"/staff/records/customers/{person.Value}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Sources disagree", page.Main, StringComparison.Ordinal);
        Assert.Contains("2 January 1950", page.Main, StringComparison.Ordinal);
        Assert.Contains("1 February 1950", page.Main, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll(".bg-card[id^=record-]").Length);
        Assert.Contains("record-seen", await Audited(person.Value));
        Assert.Contains("Helen Marsh", page.Document.QuerySelectorAll("main table")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_versions_stay_readable()
    {
        var id = await site.Receive("test-tax", "O1", "Olive", "Before");
        await site.Receive("test-tax", "O1", "Olive", "After");
        var page = await (await site.As("Grace")).Get($"/staff/records/customers/{id.Value}");
        Assert.Equal("Olive After", page.Heading);
        Assert.Contains("What it says, in 2 versions", page.Main, StringComparison.Ordinal);
        Assert.Contains("Before", page.Document.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_at_the_property_are_named_and_where_somebody_restricted_is_stays_untold()
    {
        var first = await site.Receive("test-tax", "H1", "Hal", "Homely", uprn: "100060123456");
        await site.Receive("test-tax", "H2", "Ida", "Homely", uprn: "100060123456");
        await site.Receive("test-protected", "H3", "Nobody", "Knows", uprn: "100060123456");
        var page = await (await site.As("Grace")).Get($"/staff/records/customers/{first.Value}");
        var home = page.Document.QuerySelectorAll(".govuk-summary-list__row").First(it => it.TextContent.Contains("Also known at this address", StringComparison.Ordinal)).TextContent;
        Assert.Contains("Ida Homely", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Restricted record", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Knows", page.Html, StringComparison.Ordinal);
        var meera = await (await site.As("Meera")).Get($"/staff/records/customers/{first.Value}");
        Assert.Contains("Restricted record", meera.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Knows", meera.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_of_staff_does_not_exist_for_who_serves_residents()
    {
        var id = await site.Receive("test-payroll", "P1", "Petra", "Payrolled", "1981-04-05", email: "petra@example.org");
        var (url, grace) = ($"/staff/records/staff/{id.Value}", await site.As("Grace"));
        Assert.Equal(HttpStatusCode.NotFound, (await grace.Get(url)).Status);
        var registers = await grace.Get("/staff/records");
        Assert.Null(registers.Document.QuerySelector("select[name=in] option[value=staff]"));
        Assert.DoesNotContain("Staff", registers.Document.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        foreach (var guess in new[] { "Petra Payrolled", "P1", "petra@example.org", "Petra Payrolled 5/4/1981" })
            foreach (var register in new[] { "", "staff" })
                Assert.DoesNotContain(id.Value.ToString(), (await grace.Submit(registers, ("find", guess), ("in", register))).Html, StringComparison.Ordinal);
        var meera = await site.As("Meera");
        Assert.Contains("Petra Payrolled", (await meera.Get(url)).Heading, StringComparison.Ordinal);
        Assert.NotNull((await meera.Submit(await meera.Get("/staff/records"), ("find", "Petra Payrolled"), ("in", "staff"))).Document.QuerySelector($"main a[href='{url}']"));
    }

    [Fact]
    public async Task A_restricted_record_is_named_to_nobody_without_the_permission_and_opens_for_a_reason()
    {
        var id = await site.Receive("test-protected", "W1", "Wilma", "Witness", "1990-09-09", "SO17 9ZY", "wilma@example.org", "07700 900987", "100060555444");
        var url = $"/staff/records/customers/{id.Value}";
        var grace = await site.As("Grace");
        var found = await grace.Submit(await grace.Get("/staff/records"), ("find", "Wilma Witness"), ("in", ""));
        Assert.Contains("Restricted record", found.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilma", found.Main, StringComparison.Ordinal);
        // Who guesses where she lives, when she was born or how she is reached is not told that it is right.
        foreach (var guess in new[] { "SO17 9ZY", "Wilma Witness SO17 9ZY", "Wilma Witness 9/9/1990", "wilma@example.org", "07700 900987", "100060555444" })
            Assert.DoesNotContain("Restricted record", (await grace.Submit(await grace.Get("/staff/records"), ("find", guess), ("in", ""))).Main, StringComparison.Ordinal);
        var shut = await grace.Get(url);
        Assert.Contains("Meera Joshi", shut.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilma", shut.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await grace.Get($"/staff/records/correct/{id.Value}")).Status);

        var meera = await site.As("Meera");
        var listed = await meera.Submit(await meera.Get("/staff/records"), ("find", "SO17 9ZY"), ("in", ""));
        Assert.Contains("Restricted record", listed.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilma", listed.Html, StringComparison.Ordinal);
        var asked = await meera.Get(url);
        Assert.DoesNotContain("Wilma", asked.Html, StringComparison.Ordinal);
        Assert.NotEmpty((await meera.Submit(asked, ("Why", " "))).Errors);
        var open = await meera.Submit(asked, ("Why", "Court order 12 of May"));
        Assert.Contains("Wilma Witness", open.Heading, StringComparison.Ordinal);
        Assert.Contains(open.Document.QuerySelectorAll("main tbody tr"), it => it.TextContent.Contains("Opened the restricted record", StringComparison.Ordinal) && it.TextContent.Contains("Court order 12 of May", StringComparison.Ordinal));
        // The reason is for one piece of work.
        site.Clock.Move(TimeSpan.FromMinutes(31));
        Assert.DoesNotContain("Wilma", (await (await site.As("Meera")).Get(url)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_for_somebody_is_begun_from_their_record()
    {
        var customer = await site.Receive("test-tax", "B1", "Bea", "Behalf");
        var grace = await site.As("Grace");
        var link = (await grace.Get($"/staff/records/customers/{customer.Value}")).Document.QuerySelector("main a[href^='/staff/on-behalf']")!.GetAttribute("href")!;
        Assert.Contains("We fill in what we know", (await grace.Get(link)).Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/records/customers/not-an-id")]
    [InlineData("/staff/records/customers/0193f000-0000-7000-8000-0000000000ff")]
    [InlineData("/staff/records/nothing/0193f000-0000-7000-8000-0000000000ff")]
    [InlineData("/staff/records/unmerge/not-an-id")]
    [InlineData("/staff/records/merge/not-an-id")]
    [InlineData("/staff/records/undo/not-an-id")]
    [InlineData("/staff/records/answer/not-an-id")]
    public async Task A_malformed_or_unknown_id_is_a_page_that_does_not_exist(string url) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("Helen")).Get(url)).Status);

    [Fact]
    public async Task The_overview_counts_records_and_people()
    {
        async Task<int[]> Staff()
        {
            // What took long to count is kept for a minute.
            site.Clock.Move(TimeSpan.FromMinutes(2));
            var row = (await (await site.As("Meera")).Get("/staff/records")).Document.QuerySelectorAll("main tbody tr").First(it => it.TextContent.Contains("Staff", StringComparison.Ordinal));
            return [.. row.QuerySelectorAll("td").Take(2).Select(it => int.Parse(it.TextContent, System.Globalization.CultureInfo.InvariantCulture))];
        }
        var before = await Staff();
        var (one, other) = (await site.Receive("test-payroll", "E1", "Eve", "Employee"), await site.Receive("test-payroll", "E2", "Eve", "Employee"));
        await site.Merge(one, other);
        Assert.Equal([before[0] + 2, before[1] + 1], await Staff());
    }

    Task<List<string>> Audited(Guid about) => site.InDatabase(db => db.Set<AuditRow>().Where(it => it.About == about).Select(it => it.Action).ToListAsync());
}
