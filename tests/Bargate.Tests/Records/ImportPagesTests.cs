using System.Net;
using System.Text;
using Bargate.Records;
using Bargate.Records.Import;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Records;

/// <summary>A file from the officer's hand to the register, over HTTP.</summary>
public sealed class ImportPagesTests(RecordsHouse site) : IClassFixture<RecordsHouse>
{
    const string File = "id,First name,Last name,Date of birth,Postcode\n1,Ada,Lovely,1970-02-03,SO14 7LY\n2,Bob,Builder,not a day,SO14 7LY\n,Cy,Nobody,1970-02-03,SO14 7LY\n3,Di,Fine,3/4/1980,so147ly\n";

    [Fact]
    public async Task A_file_is_mapped_checked_started_and_read_and_again_it_changes_nothing()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var checked_ = await Check(officer, File);
        Assert.Contains("Line", checked_.Main, StringComparison.Ordinal);
        Assert.Contains("It is not a date", checked_.Main, StringComparison.Ordinal);
        Assert.Contains("It has no id", checked_.Main, StringComparison.Ordinal);
        var id = checked_.Url.Split('/')[^1];
        using var list = await officer.Http.GetAsync($"/staff/records/imports/faults/{id}");
        Assert.Equal("text/csv", list.Content.Headers.ContentType!.MediaType);
        var csv = await list.Content.ReadAsStringAsync();
        Assert.Contains("3,birth-date,Date of birth,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("not a day", csv, StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabase(db => db.SourceRecords.CountAsync(it => it.Source == "test-tax" && (it.ExternalId == "1" || it.ExternalId == "2"))));

        await officer.Submit(checked_, new Dictionary<string, string>(), $"/staff/records/imports/{id}?handler=Start");
        await site.RunJobs();
        Assert.Equal("3 0 0 1", await Counts(officer, id));
        var again = await Check(officer, File);
        var second = again.Url.Split('/')[^1];
        await officer.Submit(again, new Dictionary<string, string>(), $"/staff/records/imports/{second}?handler=Start");
        await site.RunJobs();
        Assert.Equal("0 0 3 1", await Counts(officer, second));
        Assert.Contains("Read", (await officer.Get("/staff/records/imports")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_none_and_a_mapping_without_an_id_are_told_so()
    {
        using var officer = await site.Officer(Officers.Administrator);
        foreach (var text in new[] { "", "only one column\n1\n", "a,a\n1,2\n", "id,surname\n" })
        {
            var page = await Upload(officer, text);
            Assert.NotNull(page.Document.QuerySelector(".govuk-error-summary"));
        }
        var mapping = await Upload(officer, "Key,Surname\n1,A\n");
        var back = await officer.Submit(mapping, new Dictionary<string, string> { ["map-id"] = "" });
        Assert.NotNull(back.Document.QuerySelector(".govuk-error-summary"));
        var dropped = await officer.Submit(await officer.Get(mapping.Url.Replace("mapping/", "", StringComparison.Ordinal)), new Dictionary<string, string>(), mapping.Url.Replace("mapping/", "", StringComparison.Ordinal) + "?handler=Drop");
        Assert.EndsWith("/staff/records/imports", dropped.Url, StringComparison.Ordinal);
    }

    // The site's own limit on forms is 32 MB; an import has none.
    [Fact]
    public async Task A_file_larger_than_any_form_is_taken()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var text = new StringBuilder("id,surname,notes\n");
        for (var i = 0; i < 20_000; i++) text.Append(i).Append(",Long,").Append('x', 1800).Append('\n');
        Assert.True(text.Length > 33_000_000);
        var page = await Upload(officer, text.ToString());
        Assert.Contains("/mapping/", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_is_added_by_its_name()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var page = await officer.Get("/staff/records/imports/source");
        Assert.Equal(4, (await officer.Submit(page, new Dictionary<string, string>())).Document.QuerySelectorAll(".govuk-error-summary__list a").Length);
        var team = page.Document.QuerySelectorAll("#Team option")[^1].GetAttribute("value")!;
        var done = await officer.Submit(page, new Dictionary<string, string> { ["Name"] = "Blue badges & permits", ["Register"] = "customers", ["Team"] = team, ["Email"] = "badges@example.org" });
        Assert.Contains("/upload?source=blue-badges-permits", done.Url, StringComparison.Ordinal);
        Assert.Equal("Blue badges & permits", (await site.InDatabase(db => db.Sources.SingleAsync(it => it.Id == "blue-badges-permits"))).Name);
    }

    async Task<Page> Check(Visitor officer, string text)
    {
        var mapping = await Upload(officer, text);
        Assert.Equal("First name", mapping.Document.QuerySelector("[name=map-forename] option[selected]")!.GetAttribute("value"));
        return await officer.Submit(mapping, Selected(mapping));
    }

    static Dictionary<string, string> Selected(Page page) => page.Document.QuerySelectorAll("main select").ToDictionary(it => it.GetAttribute("name")!, it => it.QuerySelector("option[selected]")?.GetAttribute("value") ?? "");

    static async Task<Page> Upload(Visitor officer, string text)
    {
        var token = (await officer.Get("/staff/records/imports/upload")).Document.QuerySelector("[name=_token]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "_token" }, { new StringContent("test-tax"), "Source" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Chosen", "people.csv" } };
        return await officer.Follow(await officer.Http.PostAsync("/staff/records/imports/upload", form));
    }

    static async Task<string> Counts(Visitor officer, string id) =>
        string.Join(' ', (await officer.Get($"/staff/records/imports/{id}")).Document.QuerySelectorAll("main .govuk-summary-list__value").Select(it => it.TextContent.Trim()));
}
