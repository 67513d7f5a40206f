using System.Net;
using System.Text;
using Bargate.Kernel;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Import;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        Assert.Contains("'not a day': It is not a date that exists. Write it as 1970-12-31", checked_.Main, StringComparison.Ordinal);
        Assert.Contains("It has no id", checked_.Main, StringComparison.Ordinal);
        Assert.Equal(["3", "0"], checked_.Document.QuerySelectorAll("main .govuk-summary-list__value").Select(it => it.TextContent.Trim()));
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

    // The trial of a large file takes minutes: a job does it, and the page says how far it is.
    [Fact]
    public async Task The_trial_is_a_job_and_may_be_asked_for_again()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var id = await Import(5200, started: false);
        Task<int> State(ImportState state) => site.InDatabase(db => db.RecordImports.CountAsync(it => it.Id == id && it.State == state));
        var mapping = await officer.Get($"/staff/records/imports/mapping/{id.Value}");
        await officer.Submit(mapping, Selected(mapping));
        await site.RunJobs();
        Assert.Equal(1, await State(ImportState.Checked));
        var page = await officer.Get($"/staff/records/imports/{id.Value}");
        Assert.Equal(["5,200", "0"], page.Document.QuerySelectorAll("main .govuk-summary-list__value").Select(it => it.TextContent.Trim()));
        await officer.Submit(mapping, Selected(mapping));
        await site.RunJobs();
        Assert.Equal(1, await State(ImportState.Checked));
        await officer.Submit(await officer.Get($"/staff/records/imports/{id.Value}"), new Dictionary<string, string>(), $"/staff/records/imports/{id.Value}?handler=Start");
        await site.RunJobs();
        Assert.Equal("5,200 0 0 0", await Counts(officer, id.Value.ToString()));
    }

    // The parts of a file are written one by one: an id of an earlier one is not known by looking at the part.
    [Fact]
    public async Task The_same_id_in_two_parts_is_told_by_the_import_as_by_the_trial_and_the_first_row_stays()
    {
        var id = await Import(2600, again: 3);
        await site.RunJobs();
        var done = await site.InDatabase(db => db.RecordImports.AsNoTracking().SingleAsync(it => it.Id == id));
        Assert.Equal((ImportState.Done, 2603, 2600, 0, 3), (done.State, done.Read, done.Added, done.Changed, done.Faults));
        Assert.Equal(3, await site.InDatabase(db => db.ImportFaults.CountAsync(it => it.Import == id && it.Line > 2601 && it.Text.Contains("twice"))));
    }

    [Fact]
    public async Task The_upload_tells_which_columns_are_known_and_its_example_needs_no_mapping()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var page = await officer.Get("/staff/records/imports/upload?source=test-tax");
        Assert.Contains("membership number", page.Main, StringComparison.Ordinal);
        var example = Assert.Single(page.Document.QuerySelectorAll("main a[href*='/example/']")).GetAttribute("href")!;
        var csv = (await officer.Http.GetStringAsync(example)).TrimStart('\uFEFF');
        var columns = csv.Split("\r\n")[0].Split(',');
        var guessed = ImportMapping.Guess(Register.Customers, columns).Headings;
        Assert.Equal(columns.Length, guessed.Count);
        Assert.Empty((await Check(officer, csv.Replace("forename", "First name", StringComparison.Ordinal))).Document.QuerySelectorAll("main tbody tr"));
    }

    [Theory]
    [InlineData("Member No", "Surname", "Phone No", 0)]
    [InlineData("Surname", "Phone number", "Membership number", 2)]
    [InlineData("House number", "Surname", "Resident ref", 2)]
    public void Whatever_calls_itself_a_number_of_the_system_is_its_id(string first, string second, string third, int id) =>
        Assert.Equal(new[] { first, second, third }[id], ImportMapping.Guess(Register.Customers, [first, second, third]).Headings["id"]);

    [Theory]
    [InlineData("12 High Street, Southampton SO14 7LY", "12", "High Street", "Southampton", "SO14 7LY")]
    [InlineData("Flat 2, 7a Station Road, Southampton, so152ab", "7a", "Station Road", "Southampton", "SO15 2AB")]
    [InlineData("High Street", null, "High Street", null, null)]
    public void An_address_in_one_column_is_taken_apart(string address, string? number, string? street, string? town, string? postcode)
    {
        var header = new[] { "id", "Address" };
        var mapping = ImportMapping.Guess(Register.Customers, header);
        Assert.Equal("Address", mapping.Headings[WholeAddress.Column]);
        var (_, values) = new ImportValues(Register.Customers, header, mapping).Read(new(2, ["1", address], null), (_, text) => Assert.Fail(text));
        Assert.Equal([number, street, town, postcode], new[] { "house-number", "street", "town", "postcode" }.Select(it => values[Registers.Place(Register.Customers, it)]));
    }

    [Fact]
    public async Task Every_fault_counts_although_a_thousand_are_listed()
    {
        var id = await Import(3000, "not a day");
        await site.RunJobs();
        Assert.Equal((3000, 1000), (await site.InDatabase(db => db.RecordImports.Where(it => it.Id == id).Select(it => it.Faults).SingleAsync()), await site.InDatabase(db => db.ImportFaults.CountAsync(it => it.Import == id))));
    }

    // `bargate import records` beside the host: both write, and neither stumbles over the other.
    [Fact]
    public async Task Two_hosts_that_write_one_import_write_each_row_once()
    {
        var id = await Import(20_000);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var scope = site.Services.CreateAsyncScope();
            var work = ActivatorUtilities.CreateInstance<RunImport>(scope.ServiceProvider);
            while (await work.Next(id, CancellationToken.None) is not null) { }
        })));
        var done = await site.InDatabase(db => db.RecordImports.AsNoTracking().SingleAsync(it => it.Id == id));
        Assert.Equal((ImportState.Done, 20_000, 20_000), (done.State, done.Read, done.Added));
        Assert.Equal(20_000, await site.InDatabase(db => db.RecordVersions.CountAsync(it => it.Import == id)));
    }

    /// <summary>A file of so many rows, as it is after its mapping.</summary>
    Task<ImportId> Import(int rows, string birth = "1970-02-03", bool started = true, int again = 0) => site.Change(async scope =>
    {
        var source = await scope.GetRequiredService<BargateDb>().Sources.SingleAsync(it => it.Id == "test-library");
        var name = Guid.NewGuid().ToString("N")[..6];
        using var text = new StringReader("id,surname,dob\n" + string.Concat(Enumerable.Range(0, rows).Select(it => $"{name}{it},{name}man,{birth}\n").Concat(Enumerable.Range(0, again).Select(it => $"{name}{it},{name}woman,{birth}\n"))));
        var (import, _) = await scope.GetRequiredService<ImportStore>().Take(source, text, "people.csv", null, CancellationToken.None);
        import!.Mapping = """{"id":"id","surname":"surname","birth-date":"dob"}""";
        if (started) await scope.GetRequiredService<Imports>().Start(import, null, CancellationToken.None);
        return import.Id;
    });

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
        var checking = await officer.Submit(mapping, Selected(mapping));
        await site.RunJobs();
        return await officer.Get(checking.Url);
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
