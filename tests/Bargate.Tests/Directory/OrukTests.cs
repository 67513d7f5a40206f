using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Bargate.Directory.Oruk;
using Bargate.Examples.Listings;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Directory;

/// <summary>Open Referral UK v3 over HTTP: the published check against a practice directory, and what the check does not look at.</summary>
public sealed class OrukTests(OrukTests.Filled site) : IClassFixture<OrukTests.Filled>
{
    const int Entries = PracticeListings.Standard;

    public sealed class Filled : DirectorySite
    {
        protected override async Task Prepare()
        {
            await base.Prepare();
            await InScope(it => PracticeListings.Fill(it, Now, Entries, CancellationToken.None));
            await Write("Chess for Girls", it =>
            {
                (it.MinimumAge, it.MaximumAge) = (9, 13);
                it.Schedules = [Weekly("TH", "16:15", "17:45")];
                it.ServiceAtLocations = [At("SO19 4AA")];
                it.ServiceAreas = [new() { Id = Guid.NewGuid(), Name = "The east", ExtentType = "geojson", Extent = """{"type":"Polygon","coordinates":[[[-1.39,50.88],[-1.33,50.88],[-1.33,50.93],[-1.39,50.93],[-1.39,50.88]]]}""" }];
            }, terms: "youth-clubs");
        }
    }

    async Task<JsonElement> Get(string path)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.Http.GetAsync("/oruk/v3" + path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        return JsonDocument.Parse(await answer.Content.ReadAsStreamAsync()).RootElement;
    }

    async Task<int> Count(string path) => (await Get(path)).GetProperty("total_items").GetInt32();

    [SkippableFact]
    public async Task The_published_check_passes()
    {
        var shared = Environment.GetEnvironmentVariable("BARGATE_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");
        foreach (var known in new[] { shared, Path.Combine(Repository.Root, "..", "..", "shared") }) if (System.IO.Directory.Exists(Path.Combine(known, "check", "oruk"))) shared = known;
        Skip.IfNot(System.IO.Directory.Exists(Path.Combine(shared, "check", "oruk")), "The check of Open Referral UK is not beside the repository");
        var folder = System.IO.Directory.CreateTempSubdirectory("bargate-oruk-").FullName;
        try
        {
            foreach (var file in System.IO.Directory.GetFiles(Path.Combine(shared, "check", "oruk"))) await File.WriteAllBytesAsync(Path.Combine(folder, Path.GetFileName(file)), await File.ReadAllBytesAsync(file));
            var (packed, _) = await Run(folder, "npm", "install", "--no-save", "--no-audit", "--no-fund", "ajv@8", "ajv-formats@3");
            Skip.If(packed is null, "npm is not installed");
            var (exit, said) = await Run(folder, "node", "check-oruk.mjs", new Uri(site.Address, "/oruk/v3").ToString(), Path.GetFullPath(Path.Combine(shared, "data", "oruk", "spec", "3.0")));
            Skip.If(exit is null or 2 && !said.Contains("FAIL", StringComparison.Ordinal) && !said.Contains("PASS", StringComparison.Ordinal), "The check could not run: " + said);
            Assert.True(exit == 0, said);
            Assert.Contains("0 failures, 0 warnings", said, StringComparison.Ordinal);
        }
        finally { System.IO.Directory.Delete(folder, recursive: true); }
    }

    [Fact]
    public async Task Every_filter_of_services_is_honoured()
    {
        var all = await Count("/services");
        Assert.True(all > Entries / 2);
        Assert.Equal(1, await Count("/services?search=chess+girls"));
        Assert.Equal(0, await Count("/services?search=chess+zzzz"));
        var term = site.Directory.Terms.First(it => it.Key == "youth-clubs");
        Assert.InRange(await Count($"/services?taxonomy_term_id={term.Id}"), 1, all - 1);
        Assert.True(await Count($"/services?taxonomy_term_id={term.Parent!.Id}") > await Count($"/services?taxonomy_term_id={term.Id}"));
        Assert.InRange(await Count($"/services?taxonomy_id={Bargate.Directory.Taxonomies.IdOf("needs")}"), 1, all - 1);
        Assert.Equal(0, await Count("/services?modified_after=2999-01-01T00:00:00Z"));
        Assert.Equal(1, await Count("/services?search=chess&minimum_age=9&maximum_age=13"));
        Assert.Equal(0, await Count("/services?search=chess&minimum_age=10"));
        Assert.Equal(0, await Count("/services?search=chess&maximum_age=12"));
        Assert.Equal(1, await Count("/services?search=chess&day=TH&start_time=16:00&end_time=18:00"));
        Assert.Equal(0, await Count("/services?search=chess&day=FR"));
        Assert.Equal(0, await Count("/services?search=chess&start_time=16:30"));
        var chess = (await Get("/services?search=chess")).GetProperty("contents")[0];
        Assert.InRange(await Count($"/services?organization_id={chess.GetProperty("organization").GetProperty("id").GetString()}"), 1, 1);
        Assert.False(chess.TryGetProperty("schedules", out _));
        Assert.True((await Get("/services?search=chess&full=true")).GetProperty("contents")[0].TryGetProperty("schedules", out _));
        var minimal = await Get("/services?minimal=true");
        Assert.Equal(all, minimal.GetProperty("contents").GetArrayLength());
        Assert.Equal(["id", "modified_date"], minimal.GetProperty("contents")[0].EnumerateObject().Select(it => it.Name));
        Assert.Equal(1, await Count("/service_at_locations?search=chess&postcode=SO19+4AA&proximity=500"));
        Assert.Equal(0, await Count("/service_at_locations?search=chess&postcode=SO14+1AA&proximity=500"));
        Assert.Equal(1, await Count("/services?search=chess&postcode=SO19+4AA"));
        Assert.Equal(0, await Count("/services?search=chess&postcode=SO16+3AA"));
        Assert.Equal(6, await Count("/taxonomy_terms?top_only=true&taxonomy_id=" + Bargate.Directory.Taxonomies.IdOf("directories")));
        Assert.InRange(await Count("/taxonomy_terms?parent_id=" + term.Parent.Id), 2, 30);
        Assert.Equal(1, await Count("/organizations?search=chess"));
    }

    [Fact]
    public async Task Lines_hold_everything_without_pages_and_pages_hold_each_once()
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.Http.GetAsync("/oruk/v3/services?format=ndjson");
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(await Count("/services"), lines.Length);
        var ids = lines.Select(it => JsonDocument.Parse(it).RootElement.GetProperty("id").GetString()!).ToHashSet();
        var paged = new List<string>();
        for (var page = 1; ; page++)
        {
            var read = await Get($"/services?per_page=100&page={page}");
            paged.AddRange(read.GetProperty("contents").EnumerateArray().Select(it => it.GetProperty("id").GetString()!));
            Assert.Equal(page, read.GetProperty("page_number").GetInt32());
            if (read.GetProperty("last_page").GetBoolean()) break;
        }
        Assert.Equal(lines.Length, paged.Count);
        Assert.True(ids.SetEquals(paged));
    }

    [Theory]
    [InlineData("/services?page=0", 400)]
    [InlineData("/services?per_page=x", 400)]
    [InlineData("/services?taxonomy_term_id=dance", 400)]
    [InlineData("/services?modified_after=yesterday", 400)]
    [InlineData("/services?format=xml", 400)]
    [InlineData("/services?full=maybe", 400)]
    [InlineData("/service_at_locations?proximity=100", 400)]
    [InlineData("/service_at_locations?postcode=nonsense", 400)]
    [InlineData("/services/not-an-id", 404)]
    [InlineData("/nothing", 404)]
    public async Task What_cannot_be_answered_says_so_in_json(string path, int status)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.Http.GetAsync("/oruk/v3" + path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.True(JsonDocument.Parse(await answer.Content.ReadAsStreamAsync()).RootElement.GetProperty("message").GetString()!.Length > 10);
    }

    [Fact]
    public async Task Faults_of_the_practice_directory_do_not_reach_the_feed()
    {
        using var visitor = site.Visitor();
        var text = await visitor.Http.GetStringAsync("/oruk/v3/services?format=ndjson&full=true");
        Assert.DoesNotContain("<p>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("u003C", text, StringComparison.Ordinal);
        Assert.DoesNotContain("_age\":-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bg_masked", text, StringComparison.Ordinal);
        Assert.DoesNotContain("steward", text, StringComparison.Ordinal);
        Assert.DoesNotContain(":null", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_description_names_every_path()
    {
        var paths = (await Get("/openapi.json")).GetProperty("paths").EnumerateObject().Select(it => it.Name).ToList();
        Assert.Equal(11, paths.Count);
        Assert.EndsWith("/oruk/v3/openapi.json", (await Get("/")).GetProperty("openapi_url").GetString(), StringComparison.Ordinal);
    }

    static async Task<(int? Exit, string Said)> Run(string folder, string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await said + await wrong);
        }
        catch (System.ComponentModel.Win32Exception) { return (null, ""); }
    }
}
