using System.Text;
using Bargate.Directory;
using Bargate.Directory.Contract;
using Bargate.Directory.Exchange;
using Bargate.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Directory;

/// <summary>The register of childcare as a file, beside the directory.</summary>
public sealed class OfstedTests : IAsyncLifetime
{
    const string First = """
        Provider URN,Provider type,Provider status,Provider name,Provider address 1,Provider town,Provider postcode,Registers,Something else
        EY100001,Childcare on non-domestic premises,Active,Limpet Nursery,12 Test Road,Southampton,SO14 1AA,EYR,x
        EY100002,Childminder,Active,A Childminder,7 Secret Close,Southampton,SO19 4AA,EYR,x
        EY100003,Childcare on non-domestic premises,Active,Whelk Pre-school,3 Test Road,Southampton,SO14 1AA,EYR,x
        EY100004,Childcare on non-domestic premises,Cancelled,Long Gone Nursery,4 Test Road,Southampton,SO14 1AA,EYR,x
        """;

    readonly DirectorySite site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => site.DisposeAsync();

    static async Task<Page> Compare(Visitor officer, string file)
    {
        var page = await officer.Get("/staff/directory/ofsted");
        using var form = new MultipartFormDataContent { { new StringContent(page.Document.QuerySelector("main form [name=_token]")!.GetAttribute("value")!), "_token" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "Upload", "register.csv" } };
        return await officer.Follow(await officer.Http.PostAsync("/staff/directory/ofsted", form));
    }

    static async Task<Page> Apply(Visitor officer, Page page, params string[] what)
    {
        var form = page.Document.QuerySelector("main form")!;
        return await officer.Follow(await officer.Http.PostAsync(page.Url, new FormUrlEncodedContent([.. form.QuerySelectorAll("input[type=hidden]").Select(it => KeyValuePair.Create(it.GetAttribute("name")!, it.GetAttribute("value")!)), .. what.Select(it => KeyValuePair.Create("Apply", it))])));
    }

    Task<Entry?> Entry(string urn) => site.InDatabase(db => db.Entries.AsNoTracking().SingleOrDefaultAsync(it => it.Feed == OfstedImport.Source && it.SourceId == urn));

    [Fact]
    public async Task A_file_is_shown_as_a_difference_and_an_officer_applies_what_they_choose()
    {
        using var officer = await site.Officer();
        var page = await Compare(officer, First);
        Assert.Contains("3 new, 0 changed, 0 closed, 0 unchanged", page.Main, StringComparison.Ordinal);
        Assert.Null(await Entry("EY100001"));
        Assert.NotEmpty((await Apply(officer, page)).Errors);
        Assert.Contains("Done for 3 entries", (await Apply(officer, page, "new")).Main, StringComparison.Ordinal);
        Assert.Null(await Entry("EY100004"));

        // What a provider wrote is theirs.
        var limpet = await Entry("EY100001");
        var edit = await officer.Get("/staff/directory/entry/" + limpet!.Id);
        await officer.Submit(edit, ("Form.Name", "Limpet Nursery"), ("Form.Description", "Two rooms and a garden with a mud kitchen."), ("Form.Status", "active"), ("Place.Directories", "family"), ("Place.Street", "12 Test Road"), ("Place.Postcode", "SO14 1AA"), ("Place.Categories", "nurseries"));

        var second = First.Replace("Limpet Nursery,12 Test Road", "Limpet Nursery and Kindergarten,12 Test Road", StringComparison.Ordinal).Replace("Active,Whelk", "Resigned,Whelk", StringComparison.Ordinal) + "\nEY100005,Childminder,Active,Another Childminder,8 Secret Close,Southampton,SO19 4AA,EYR,x";
        page = await Compare(officer, second);
        Assert.Contains("1 new, 1 changed, 1 closed, 1 unchanged", page.Main, StringComparison.Ordinal);
        Assert.Equal("Limpet Nursery", page.Document.QuerySelector("del")!.TextContent);
        Assert.Equal("Limpet Nursery and Kindergarten", page.Document.QuerySelector("ins")!.TextContent);
        await Apply(officer, page, "changed", "closed");
        limpet = await Entry("EY100001");
        Assert.Equal("Limpet Nursery and Kindergarten", limpet!.Name);
        Assert.Contains("mud kitchen", limpet.Document, StringComparison.Ordinal);
        Assert.Equal(EntryState.Archived, (await Entry("EY100003"))!.State);
        Assert.Null(await Entry("EY100005"));
        // The file is gone when it was decided about.
        Assert.Contains("This comparison is over", (await officer.Get(page.Url)).Html, StringComparison.Ordinal);
        Assert.False(await site.InDatabase(db => db.FeedRuns.AnyAsync(it => it.Feed == OfstedImport.Source && it.Copy != null)));
    }

    [Fact]
    public async Task A_childminders_address_is_shown_to_nobody_and_a_nurserys_is()
    {
        using var officer = await site.Officer();
        var page = await Compare(officer, First);
        Assert.DoesNotContain("Secret Close", page.Html, StringComparison.Ordinal);
        await Apply(officer, page, "new");
        await site.RunJobs();
        var minder = await Entry("EY100002");
        using var visitor = site.Visitor();
        foreach (var url in new[] { "/directory/services/" + minder!.Slug, "/directory?q=childminder", "/oruk/v3/services/" + minder.Id, "/oruk/v3/services?full=true", "/oruk/v3/service_at_locations?full=true", "/search?q=a+childminder&kind=directory", "/search/suggest?q=childminder" })
        {
            var text = await visitor.Http.GetStringAsync(url);
            Assert.DoesNotContain("Secret Close", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SO19 4AA", text, StringComparison.Ordinal);
        }
        Assert.Contains("SO19", (await visitor.Get("/directory/services/" + minder.Slug)).Main, StringComparison.Ordinal);
        Assert.Contains("12 Test Road", (await visitor.Get("/directory/services/" + (await Entry("EY100001"))!.Slug)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_closes_nothing()
    {
        using var officer = await site.Officer();
        await Apply(officer, await Compare(officer, First), "new");
        var broken = await Compare(officer, "Provider URN,Provider status,Provider name,Provider postcode\n!!,Active,No,SO14 1AA\nEY100001,Active,Limpet Nursery,nonsense\nEY100001,Active,Limpet Nursery,SO14 1AA\nEY100001,Active,Limpet Nursery,SO14 1AA");
        foreach (var said in new[] { "'!!' is not a URN", "'nonsense' is not a postcode", "0 closed" }) Assert.Contains(said, broken.Main, StringComparison.Ordinal);
        Assert.Contains("no column for the URN", (await Compare(officer, "a,b\n1,2")).Main, StringComparison.Ordinal);
        Assert.NotEmpty((await officer.Submit(await officer.Get("/staff/directory/ofsted"))).Errors);
    }

    [Fact]
    public async Task A_file_of_something_else_does_not_take_half_the_register_out_by_itself()
    {
        using var officer = await site.Officer();
        var many = "URN,Name,Status,Postcode\n" + string.Join('\n', Enumerable.Range(1, 20).Select(it => $"EY2000{it:00},Nursery {it},Active,SO14 1AA"));
        await Apply(officer, await Compare(officer, many), "new");
        var page = await Compare(officer, "URN,Name,Status,Postcode\nEY200001,Nursery 1,Active,SO14 1AA");
        Assert.Contains("Is it the whole list of your area?", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("input[name=Apply][value=closed][checked]"));
        Assert.NotNull(page.Document.QuerySelector("input[name=Apply][value=closed]"));
    }
}
