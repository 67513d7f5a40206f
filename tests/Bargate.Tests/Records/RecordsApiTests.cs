using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Events;
using Bargate.Kernel;
using Bargate.Records.Contract;
using Bargate.Records.Contributions;
using Bargate.Records.Matching;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>What programs ask over HTTP, and what they are never told.</summary>
public sealed partial class RecordsApiTests(RecordsApiHouse site) : IClassFixture<RecordsApiHouse>
{
    const string Ada = """{"register":"customers","values":{"forename":"Ada","surname":"Example","birth-date":"1970-02-03","postcode":"SO14 7LY","email":"ada@example.org"}}""";
    const string Hidden = """{"register":"customers","values":{"forename":"Hildegard","surname":"Verborgen","birth-date":"1955-05-05","postcode":"SO15 2XY","email":"hidden@example.org"}}""";

    [Fact]
    public async Task A_record_is_found_and_the_answer_says_why_and_holds_no_data()
    {
        using var http = await site.Program("match:customers");
        var (status, body) = await RecordsApiHouse.Ask(http, Ada);
        Assert.Equal(200, status);
        var best = body.GetProperty("candidates")[0];
        Assert.Equal((await site.PersonOf(site.Ada)).Value, best.GetProperty("record").GetGuid());
        Assert.True(best.GetProperty("probability").GetDouble() > 0.5);
        Assert.Contains(best.GetProperty("zone").GetString(), new[] { "link", "review" });
        Assert.NotEqual(0, best.GetProperty("explanation").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, best.GetProperty("values").ValueKind);
        Assert.DoesNotContain("ada@example.org", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_for_programs_that_may_read_and_each_is_audited()
    {
        using var http = await site.Program("match:customers", "read:customers");
        var (_, body) = await RecordsApiHouse.Ask(http, Ada);
        var best = body.GetProperty("candidates")[0];
        Assert.Equal("ada@example.org", best.GetProperty("values").GetProperty("email").GetString());
        var record = best.GetProperty("record").GetGuid();
        Assert.Equal(ActorKind.ApiKey, (await site.InDatabase(db => db.Set<AuditRow>().AsNoTracking().FirstAsync(it => it.About == record && it.Action == "record-read-by-api"))).ActorKind);
    }

    [Fact]
    public async Task What_a_restricted_record_holds_is_never_sent()
    {
        using var http = await site.Program("match:customers", "read:customers");
        var (_, body) = await RecordsApiHouse.Ask(http, Hidden);
        var best = body.GetProperty("candidates")[0];
        Assert.Equal((true, site.Secret.Value, JsonValueKind.Null), (best.GetProperty("restricted").GetBoolean(), best.GetProperty("record").GetGuid(), best.GetProperty("values").ValueKind));
        Assert.NotEqual("link", best.GetProperty("zone").GetString());
        // Which of the values were right would tell what it holds.
        Assert.Equal(0, best.GetProperty("explanation").GetArrayLength());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (best.GetProperty("weight").ValueKind, best.GetProperty("probability").ValueKind));
        var (_, one) = await RecordsApiHouse.Get(http, $"/api/v1/records/customers/{site.Secret.Value}");
        Assert.True(one.GetProperty("restricted").GetBoolean());
        Assert.DoesNotContain("hidden@example.org", one.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("test-hidden", one.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_zone_of_a_restricted_record_does_not_move_with_what_is_asked()
    {
        using var http = await site.Program("match:customers");
        var seen = 0;
        foreach (var values in new[] { """ "forename":"Hildegard" """, """ "forename":"Ingrid","email":"other@example.org" """, """ "forename":"Hildegard","email":"hidden@example.org" """ })
        {
            var (_, body) = await RecordsApiHouse.Ask(http, $$$"""{"register":"customers","values":{{{{values}}},"surname":"Verborgen","birth-date":"1955-05-05","postcode":"SO15 2XY"}}""");
            foreach (var it in body.GetProperty("candidates").EnumerateArray().Where(it => it.GetProperty("restricted").GetBoolean()))
            {
                seen++;
                Assert.Equal("review", it.GetProperty("zone").GetString());
            }
        }
        Assert.Equal(3, seen);
    }

    [Fact]
    public async Task A_value_with_a_letter_wrong_is_compared_and_not_refused()
    {
        using var http = await site.Program("match:customers");
        var (status, body) = await RecordsApiHouse.Ask(http, """{"register":"customers","values":{"forename":"Ada","surname":"Example","birth-date":"1970-02-03","postcode":"S014 7LYY"}}""");
        Assert.Equal((200, (await site.PersonOf(site.Ada)).Value), (status, body.GetProperty("candidates")[0].GetProperty("record").GetGuid()));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("[]", null)]
    [InlineData("""{"register":"people","values":{"surname":"A"}}""", "register")]
    [InlineData("""{"register":1,"values":{"surname":"A"}}""", "register")]
    [InlineData("""{"register":"customers"}""", "values")]
    [InlineData("""{"register":"customers","values":{}}""", "values")]
    [InlineData("""{"register":"customers","values":{"sirname":"A"}}""", "values.sirname")]
    [InlineData("""{"register":"customers","values":{"surname":5}}""", "values.surname")]
    [InlineData("""{"register":"customers","values":{"surname":["A"]}}""", "values.surname")]
    [InlineData("""{"register":"customers","values":{"surname":"A\u0000"}}""", "values.surname")]
    [InlineData("""{"register":"customers","values":{"birth-date":"yesterday"}}""", "values.birth-date")]
    [InlineData("""{"register":"customers","values":{"surname":"A","surname":"B"}}""", null)]
    [InlineData("""{"register":"customers","values":{"surname":"A"},"most":0}""", "most")]
    [InlineData("""{"register":"customers","values":{"surname":"A"},"most":"5"}""", "most")]
    [InlineData("""{"register":"customers","values":{"surname":"A"},"from":2}""", "from")]
    [InlineData("""{"register":"customers","values":{"surname":"A"},"limit":2}""", "limit")]
    public async Task A_request_that_is_wrong_is_told_what_and_how_to_mend_it(string body, string? name)
    {
        using var http = await site.Program("match:customers");
        var (status, problem) = await RecordsApiHouse.Ask(http, body);
        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("detail").GetString()!.Length > 20);
        Assert.Equal(name, problem.TryGetProperty("name", out var named) ? named.GetString() : null);
    }

    [Fact]
    public async Task Too_long_too_large_and_not_JSON_are_refused_by_name()
    {
        using var http = await site.Program("match:customers");
        var (status, problem) = await RecordsApiHouse.Ask(http, $$$"""{"register":"customers","values":{"surname":"{{{new string('a', 251)}}}"}}""");
        Assert.Equal((400, "values.surname"), (status, problem.GetProperty("name").GetString()));
        Assert.Equal(413, (await RecordsApiHouse.Ask(http, new string(' ', 70_000))).Status);
        Assert.Equal(415, (await RecordsApiHouse.Ask(http, Ada, "text/plain")).Status);
    }

    [Fact]
    public async Task Without_a_key_or_with_a_wrong_one_it_is_401_and_without_the_scope_403()
    {
        foreach (var key in new[] { null, "nonsense", "bargate_unknown", new string('x', 5000) })
        {
            using var stranger = site.With(key);
            Assert.Equal(401, (await RecordsApiHouse.Ask(stranger, Ada)).Status);
        }
        using var other = await site.Program("match:staff", "read:properties");
        var (status, problem) = await RecordsApiHouse.Ask(other, Ada);
        Assert.Equal(403, status);
        Assert.Contains("match:customers", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(403, (await RecordsApiHouse.Get(other, "/api/v1/records/changes?register=customers")).Status);
        Assert.Equal(403, (await RecordsApiHouse.Get(other, $"/api/v1/records/customers/{site.Ada.Value}")).Status);
        using var staff = await site.Program("match:staff");
        Assert.Equal(409, (await RecordsApiHouse.Ask(staff, """{"register":"staff","values":{"surname":"A"}}""")).Status);
    }

    [Fact]
    public async Task An_address_of_the_api_that_does_not_exist_answers_a_problem_and_no_page()
    {
        using var http = await site.Program("match:customers");
        Assert.Equal(404, (await RecordsApiHouse.Get(http, "/api/v1/nothing")).Body.GetProperty("status").GetInt32());
        using var wrong = await http.GetAsync("/api/v1/match");
        Assert.Equal((405, "POST"), ((int)wrong.StatusCode, string.Join(',', wrong.Content.Headers.Allow)));
        foreach (var url in new[] { "/api/v1/records/people/" + Guid.NewGuid(), "/api/v1/records/customers/nonsense", "/api/v1/records/customers/" + Guid.NewGuid() }) Assert.Equal(404, (await RecordsApiHouse.Get(http, url)).Status);
    }

    [Fact]
    public async Task The_feed_tells_each_change_once_and_an_old_id_leads_to_the_new_one()
    {
        using var http = await site.Program("match:customers", "read:customers");
        var start = await Last(http);
        var (one, other) = (await site.Receive("test-tax", "X1", "Nora", "Feedman"), await site.Receive("test-library", "X1", "Nora", "Feedman"));
        var link = await site.Merge(one, other);
        await site.Unmerge(link);
        await site.Merge(one, other);
        await site.Services.GetRequiredService<Sequencer>().Assign();
        var (_, body) = await RecordsApiHouse.Get(http, $"/api/v1/records/changes?register=customers&after={start}");
        var changes = body.GetProperty("changes").EnumerateArray().Select(it => it.GetProperty("change").GetString()).ToList();
        Assert.Equal(["superseded", "superseded", "merged", "split", "merged"], changes);
        Assert.Equal("[]", (await RecordsApiHouse.Get(http, $"/api/v1/records/changes?register=customers&after={body.GetProperty("next").GetString()}")).Body.GetProperty("changes").GetRawText());
        var (kept, gone) = one < other ? (one, other) : (other, one);
        using var answer = await http.GetAsync($"/api/v1/records/customers/{gone.Value}");
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/api/v1/records/customers/{kept.Value}"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        var (_, record) = await RecordsApiHouse.Get(http, answer.Headers.Location.ToString());
        Assert.Equal(2, record.GetProperty("sources").GetArrayLength());
        Assert.Equal("Feedman", record.GetProperty("sources")[0].GetProperty("values").GetProperty("surname").GetString());
    }

    [Fact]
    public async Task What_was_disposed_of_is_in_the_feed_and_whoever_it_belonged_to_is_still_there()
    {
        using var http = await site.Program("match:customers", "read:customers");
        var (one, other) = (await site.Receive("test-tax", "X9", "Olga", "Feedman"), await site.Receive("test-library", "X9", "Olga", "Feedman"));
        await site.Merge(one, other);
        var start = await Last(http);
        await site.Change(async it =>
        {
            await it.GetRequiredService<RecordDisposal>().Dispose(await it.GetRequiredService<BargateDb>().SourceRecords.SingleAsync(record => record.Id == one), CancellationToken.None);
            return 0;
        });
        await site.Services.GetRequiredService<Sequencer>().Assign();
        var change = (await RecordsApiHouse.Get(http, $"/api/v1/records/changes?register=customers&after={start}")).Body.GetProperty("changes").EnumerateArray().Single();
        Assert.Equal(("disposed", one.Value), (change.GetProperty("change").GetString(), change.GetProperty("record").GetGuid()));
        // The oldest record, whose id is the person's, is gone; the person is not.
        var (status, record) = await RecordsApiHouse.Get(http, $"/api/v1/records/customers/{one.Value}");
        Assert.Equal(200, status);
        Assert.Equal(other.Value, Assert.Single(record.GetProperty("sources").EnumerateArray()).GetProperty("sourceRecord").GetGuid());
    }

    [Theory]
    [InlineData("register=people")]
    [InlineData("register=customers&after=x")]
    [InlineData("register=customers&after=-1")]
    [InlineData("register=customers&after=1-2")]
    [InlineData("register=customers&since=1")]
    public async Task A_feed_that_is_asked_wrongly_says_so(string query)
    {
        using var http = await site.Program("match:customers");
        Assert.Equal(400, (await RecordsApiHouse.Get(http, "/api/v1/records/changes?" + query)).Status);
    }

    [Fact]
    public async Task A_new_record_is_findable_within_a_second()
    {
        using var http = await site.Program("match:customers");
        var began = DateTime.UtcNow;
        var id = await site.Receive("test-tax", "NEW1", "Zebedee", "Quartermain", "1981-11-30", "SO17 1BJ", "zq@example.org");
        while (DateTime.UtcNow - began < TimeSpan.FromSeconds(20))
        {
            var (_, body) = await RecordsApiHouse.Ask(http, """{"register":"customers","values":{"forename":"Zebedee","surname":"Quartermain","birth-date":"1981-11-30"}}""");
            if (body.GetProperty("candidates").EnumerateArray().Any(it => it.GetProperty("record").GetGuid() == id.Value)) return;
            await Task.Delay(50);
        }
        Assert.Fail("The new record was not found.");
    }

    // The document's own examples: what it says to send is sent, and what it says comes back has the same names.
    [Fact]
    public async Task The_examples_of_the_document_are_true()
    {
        var examples = Example().Matches(Repository.Read("docs/api-records.md")).Select(it => it.Groups[1].Value).ToList();
        using var http = await site.Program("match:customers", "read:customers");
        var (status, body) = await RecordsApiHouse.Ask(http, examples[0]);
        Assert.Equal(200, status);
        var (said, real) = (JsonDocument.Parse(examples[1]).RootElement, body);
        Assert.Equal(Names(said), Names(real));
        Assert.Equal(Names(said.GetProperty("candidates")[0]), Names(real.GetProperty("candidates")[0]));
        Assert.Equal(Names(said.GetProperty("candidates")[0].GetProperty("explanation")[0]), Names(real.GetProperty("candidates")[0].GetProperty("explanation")[0]));
        var (_, feed) = await RecordsApiHouse.Get(http, "/api/v1/records/changes?register=customers");
        Assert.Equal(Names(JsonDocument.Parse(examples[2]).RootElement), Names(feed));
    }

    static string[] Names(JsonElement of) => [.. of.EnumerateObject().Select(it => it.Name)];

    async Task<string> Last(HttpClient http)
    {
        await site.Services.GetRequiredService<Sequencer>().Assign();
        var next = "";
        for (var more = true; more;)
        {
            var (_, body) = await RecordsApiHouse.Get(http, $"/api/v1/records/changes?register=customers&after={next}");
            (next, more) = (body.GetProperty("next").GetString()!, body.GetProperty("more").GetBoolean());
        }
        return next;
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
