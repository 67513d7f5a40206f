using System.Net;
using System.Text;
using Bargate.Directory;
using Bargate.Directory.Contract;
using Bargate.Directory.Exchange;
using Bargate.Directory.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Directory;

/// <summary>What comes in from outside: feeds of other bodies over a real connection, and files of officers.</summary>
public sealed class ExchangeTests(ExchangeTests.LocalFeeds site) : IClassFixture<ExchangeTests.LocalFeeds>
{
    /// <summary>The other body of these tests is on this machine.</summary>
    public sealed class LocalFeeds : DirectorySite
    {
        protected override IEnumerable<string> Settings => ["--Outgoing:AllowLocalAddresses=true"];
    }

    const string V3 = """{"total_items":2,"total_pages":1,"page_number":1,"size":2,"contents":[{"id":"a1","name":"Stay and Play"},{"id":"b2","name":"<b>Debt</b> help","description":"<p>Free &amp; kind</p><script>alert(1)</script>","minimum_age":-1,"status":"odd","url":"javascript:alert(1)","last_modified":"2026-09-02T12:06:15.654"}]}""";
    const string Detail = """{"id":"a1","name":"Stay and Play","description":"Toys and tea","assured_date":"2026-11-01","organization":{"id":"o1","name":"Play CIC","description":"x"},"schedules":[{"id":"not a uuid","freq":"WEEKLY","byday":"TU","opens_at":"10:00:00","closes_at":"11:30:00"}],"contacts":[{"phones":[{"number":"Line: 023 8090 0111"},{"number":"ring us"}]}]}""";

    sealed class Body : IAsyncDisposable
    {
        WebApplication app = null!;

        public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

        public string Url => app.Urls.First() + "/oruk";

        public static async Task<Body> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var body = new Body { app = builder.Build() };
            body.app.Run(it => body.Answer(it));
            await body.app.StartAsync();
            return body;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }

    static Task Json(HttpContext http, string text) { http.Response.ContentType = "application/json"; return http.Response.WriteAsync(text); }

    async Task<FeedRun> Read(Feed feed) => await site.InScope(it => it.GetRequiredService<FeedImport>().Run(feed, CancellationToken.None));

    async Task<Feed> Add(string url, string licence = "OGL 3")
    {
        var feed = new Feed { Id = Guid.NewGuid(), Name = "Neighbouring council", Url = url, Licence = licence, Directories = ",community,", AddedAt = site.Now };
        await site.InDatabase(async db => { db.Add(feed); return await db.SaveChangesAsync(); });
        return feed;
    }

    [Fact]
    public async Task A_feed_comes_in_clean_with_its_source_and_a_failed_reading_takes_nothing_out()
    {
        await using var body = await Body.Start();
        body.Answer = it => it.Request.Path.Value!.EndsWith("/services/a1", StringComparison.Ordinal) ? Json(it, Detail) : it.Request.Path.Value.EndsWith("/services", StringComparison.Ordinal) ? Json(it, V3) : Fail(it, 500);
        var feed = await Add(body.Url);
        var run = await Read(feed);
        Assert.True(run.Whole, run.Problem);
        Assert.Equal((2, 2, 0), (run.Found, run.Added, run.Gone));
        var entries = await site.InDatabase(db => db.Entries.AsNoTracking().Where(it => it.Feed == feed.Id).ToDictionaryAsync(it => it.SourceId!));
        var play = entries["a1"].Published(null);
        Assert.Equal("Toys and tea", play.Description);
        Assert.Equal("TU", Assert.Single(play.Schedules!).Byday);
        Assert.Single(play.Contacts![0].Phones!);
        Assert.Equal(new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), entries["a1"].AssuredAt);
        var debt = entries["b2"].Published(null);
        Assert.Equal(("Debt help", "Free & kind", null, "active", null), (debt.Name, debt.Description, debt.MinimumAge, debt.Status, debt.Url));
        using var visitor = site.Visitor();
        var page = await visitor.Get("/directory/services/" + entries["b2"].Slug);
        Assert.Contains("Neighbouring council", page.Main, StringComparison.Ordinal);
        Assert.Contains("OGL 3", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page.Html, StringComparison.Ordinal);

        foreach (var hostile in new Func<HttpContext, Task>[]
        {
            it => Fail(it, 500), it => Json(it, "<html>"), it => Json(it, "[]"), it => Json(it, """{"contents":"no"}"""), it => Json(it, new string('[', 5000)),
            it => { it.Response.Redirect("http://127.0.0.1:1/"); return Task.CompletedTask; },
            it => { it.Abort(); return Task.CompletedTask; },
        })
        {
            body.Answer = hostile;
            var failed = await Read(feed);
            Assert.False(failed.Whole);
            Assert.NotNull(failed.Problem);
            Assert.Equal(0, failed.Gone);
        }
        Assert.Equal(2, await site.InDatabase(db => db.Entries.CountAsync(it => it.Feed == feed.Id && it.State != EntryState.Archived)));

        // Read to its end without one of them: that one is gone. Nothing changed in the other.
        body.Answer = it => it.Request.Path.Value!.EndsWith("/services", StringComparison.Ordinal) ? Json(it, """{"total_pages":999999,"contents":[]}""".Replace("[]", it.Request.Query["page"] == "1" ? "[" + Detail + "]" : "[]", StringComparison.Ordinal)) : Json(it, Detail);
        var again = await Read(feed);
        Assert.Equal((true, 1, 0, 0, 1), (again.Whole, again.Found, again.Added, again.Changed, again.Gone));
        Assert.Equal(5, await site.InDatabase(db => db.FeedRuns.CountAsync(it => it.Feed == feed.Id && it.Copy != null)));
    }

    [Fact]
    public async Task What_an_officer_took_out_does_not_come_back_with_the_next_reading()
    {
        await using var body = await Body.Start();
        body.Answer = it => it.Request.Path.Value!.EndsWith("/services/a1", StringComparison.Ordinal) ? Json(it, Detail) : it.Request.Path.Value.EndsWith("/services", StringComparison.Ordinal) ? Json(it, V3) : Fail(it, 500);
        var feed = await Add(body.Url);
        await Read(feed);
        var entry = await site.InDatabase(db => db.Entries.AsNoTracking().SingleAsync(it => it.Feed == feed.Id && it.SourceId == "a1"));
        using var officer = await site.Officer();
        var page = await officer.Get($"/staff/directory/entry/{entry.Id}");
        await officer.Submit(page, ("Do", "archive"));
        // The feed says anew that it is right, on a later day.
        body.Answer = it => it.Request.Path.Value!.EndsWith("/services/a1", StringComparison.Ordinal) ? Json(it, Detail.Replace("2026-11-01", "2026-11-02", StringComparison.Ordinal)) : it.Request.Path.Value.EndsWith("/services", StringComparison.Ordinal) ? Json(it, V3) : Fail(it, 500);
        await Read(feed);
        Assert.Equal(EntryState.Archived, (await site.Read(entry.Id)).State);
        // Until an officer says that it is right after all.
        await officer.Submit(await officer.Get($"/staff/directory/entry/{entry.Id}"), ("Do", "assure"));
        await Read(feed);
        Assert.Equal(EntryState.Current, (await site.Read(entry.Id)).State);
    }

    [Fact]
    public async Task A_service_that_says_a_thing_twice_is_taken_as_the_list_has_it()
    {
        await using var body = await Body.Start();
        body.Answer = it => it.Request.Path.Value!.EndsWith("/services/a1", StringComparison.Ordinal) ? Json(it, Detail.Replace("\"name\":\"Stay and Play\"", "\"name\":\"Twice\",\"name\":\"Stay and Play\"", StringComparison.Ordinal)) : it.Request.Path.Value.EndsWith("/services", StringComparison.Ordinal) ? Json(it, V3) : Fail(it, 500);
        var run = await Read(await Add(body.Url));
        Assert.Equal((true, 2, 2), (run.Whole, run.Found, run.Added));
    }

    [SkippableTheory]
    [InlineData("V3.0-UK-Default/dashboard_services_response.json", "V3.0-UK-Default/dashboard_service_details_response.json")]
    [InlineData("V3.0-UK-Test/service_list.json", "V3.0-UK-Test/service_full.json")]
    [InlineData("V3.0-UK-Fail/service_list.json", "V3.0-UK-Fail/service_full.json")]
    [InlineData("V3.0-UK-Warn/service_list.json", "V3.0-UK-Warn/service_full.json")]
    [InlineData("../bristol-live-fixtures/bristol-services-page1.json", "../bristol-live-fixtures/bristol-service-1625ip.json")]
    [InlineData("V1.0-UK-Default/V1_DashboardResponse.json", "V1.0-UK-Default/V1_DashboardResponse.json")]
    public async Task Feeds_as_others_publish_them_come_in(string list, string one)
    {
        var folder = new[] { Path.Combine(Repository.Root, "..", "shared"), Path.Combine(Repository.Root, "..", "..", "shared") }.Select(it => Path.Combine(it, "data", "oruk", "mocks")).FirstOrDefault(System.IO.Directory.Exists);
        Skip.If(folder is null, "The examples of feeds are not beside the repository");
        var (listed, detailed) = (await File.ReadAllTextAsync(Path.Combine(folder!, list)), await File.ReadAllTextAsync(Path.Combine(folder!, one)));
        await using var body = await Body.Start();
        body.Answer = it => it.Request.Path.Value!.EndsWith("/services", StringComparison.Ordinal) ? Json(it, listed) : Json(it, detailed);
        var run = await Read(await Add(body.Url));
        using var visitor = site.Visitor();
        Assert.True((await visitor.Http.GetAsync("/oruk/v3/services?full=true&per_page=500")).IsSuccessStatusCode);
        Assert.True(run.Whole ? run.Found >= run.Added : run.Problem is not null);
    }

    static Task Fail(HttpContext http, int status) { http.Response.StatusCode = status; return Task.CompletedTask; }

    [Fact]
    public async Task A_file_is_tried_first_and_its_faults_are_named_by_their_lines()
    {
        using var officer = await site.Officer();
        const string file = "reference,name,organisation,description,directories,category,phone,postcode,hide-address,minimum-age,times\r\n"
            + "A1,Bowls for all,Green Bowls,Come and play,community;adult,crafts,023 8090 0123,SO14 1AA,no,50,Tuesday 10:00-12:00; Friday 14:00-16:00\r\n"
            + "A2,,Green Bowls,x,community,,,,,,\r\n"
            + "A3,Home care,Carers Ltd,We care,adult,homecare,abc,SO1,maybe,-1,whenever\r\n"
            + "A1,Twice,Green Bowls,x,,,,,,,\r\n";
        async Task<Page> Send(string what)
        {
            var page = await officer.Get("/staff/directory/import");
            using var form = new MultipartFormDataContent { { new StringContent(page.Document.QuerySelector("main form [name=_token]")!.GetAttribute("value")!), "_token" }, { new StringContent(what), "Do" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "Upload", "entries.csv" } };
            return await officer.Follow(await officer.Http.PostAsync("/staff/directory/import", form));
        }
        var tried = await Send("try");
        Assert.Contains("It would bring 1 new entries", tried.Main, StringComparison.Ordinal);
        foreach (var fault in new[] { "name is empty", "There is no category 'homecare'", "'SO1' is not a postcode", "hide-address must be yes or no", "is not a day with a time", "stands in the file twice", "digits" }) Assert.Contains(fault, tried.Main, StringComparison.Ordinal);
        using var visitor = site.Visitor();
        Assert.DoesNotContain("Bowls for all", (await visitor.Get("/directory?q=bowls")).Main, StringComparison.Ordinal);
        Assert.Contains("1 new entries, 0 changed", (await Send("import")).Main, StringComparison.Ordinal);
        Assert.Contains("Bowls for all", (await visitor.Get("/directory?q=bowls&day=fr&part=afternoon&postcode=SO14+1AA&within=1")).Main, StringComparison.Ordinal);
        Assert.Contains("0 new entries, 0 changed, 1 as they were", (await Send("import")).Main, StringComparison.Ordinal);
    }
}
