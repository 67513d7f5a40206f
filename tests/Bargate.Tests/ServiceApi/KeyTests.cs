using System.Text;
using Bargate.Kernel.Auditing;
using Bargate.ServiceApi.Api;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.ServiceApi;

/// <summary>What a key may, and what it is never told.</summary>
public sealed class KeyTests(ApiHouse site) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task A_restricted_key_knows_only_its_services()
    {
        using var http = await site.Program([ServicesApi.Submit, ServicesApi.Status], "missed-bin");
        var listed = (await ApiHouse.Get(http, "/api/v1/services")).Body.GetProperty("services").EnumerateArray().Select(it => it.GetProperty("id").GetString());
        Assert.Equal(["missed-bin"], listed);
        Assert.Equal(403, (await ApiHouse.Get(http, "/api/v1/services/road-problem")).Status);
        Assert.Equal(403, (await ApiHouse.Post(http, ApiHouse.Good)).Status);
        using var all = await site.Program();
        var reference = (await ApiHouse.Post(all, ApiHouse.Good)).Body.GetProperty("reference").GetString();
        Assert.Equal((404, 200), ((await ApiHouse.Get(http, $"/api/v1/cases/{reference}")).Status, (await ApiHouse.Get(all, $"/api/v1/cases/{reference}")).Status));
    }

    [Fact]
    public async Task A_scope_that_is_lacking_is_named()
    {
        using var http = await site.Program([ServicesApi.Status]);
        var (status, body, _) = await ApiHouse.Post(http, ApiHouse.Good);
        Assert.Equal(403, status);
        Assert.Contains("'submit:services'", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var sends = await site.Program([ServicesApi.Submit]);
        Assert.Equal(403, (await ApiHouse.Get(sends, "/api/v1/cases/RD-7K3-2WN")).Status);
    }

    [Fact]
    public async Task Status_follows_the_case_says_nothing_that_anybody_typed_and_is_audited()
    {
        using var http = await site.Program();
        var reference = (await ApiHouse.Post(http, ApiHouse.Good)).Body.GetProperty("reference").GetString()!;
        var id = (await site.CaseOf(reference)).Id.Value;
        using (var officer = await site.Officer(Officers.HighwaysLead))
        {
            var form = await officer.Get($"/staff/cases/message/{id}");
            await officer.Submit(form, ("text", "Dear Ada, is it outside number twelve?"));
        }
        await site.Close(reference, "no-action/private-road");
        var (status, body, _) = await ApiHouse.Get(http, $"/api/v1/cases/{reference.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}");
        Assert.Equal((200, false, "no-action", "private-road"), (status, body.GetProperty("open").GetBoolean(), body.GetProperty("stage").GetProperty("id").GetString(), body.GetProperty("reason").GetProperty("id").GetString()));
        Assert.Equal(["stage", "message-to-resident", "stage"], body.GetProperty("history").EnumerateArray().Select(it => it.GetProperty("kind").GetString()));
        var raw = body.GetRawText();
        foreach (var personal in new[] { "Ada", "ada@example.org", "library", "twelve", "Frobisher" }) Assert.DoesNotContain(personal, raw, StringComparison.Ordinal);
        Assert.Contains("We will not repair this. The road is private", raw, StringComparison.Ordinal);
        Assert.Equal(ActorKind.ApiKey, (await site.InDatabase(db => db.Set<AuditRow>().AsNoTracking().SingleAsync(it => it.About == id && it.Action == "case-status-read-by-api"))).ActorKind);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", null, null, 404)]
    [InlineData("GET", "/api/nothing", null, null, 404)]
    [InlineData("GET", "/api/v1/services/nothing", null, null, 404)]
    [InlineData("GET", "/api/v1/cases/RD-222-222", null, null, 404)]
    [InlineData("DELETE", "/api/v1/services", null, null, 405)]
    [InlineData("POST", ApiHouse.Road, "a=b", "application/x-www-form-urlencoded", 415)]
    [InlineData("POST", ApiHouse.Road, "{}", "application/json", 400)]
    [InlineData("POST", ApiHouse.Road, "[]", "application/json", 400)]
    [InlineData("POST", ApiHouse.Road, "{\"answers\":[]}", "application/json", 400)]
    [InlineData("POST", ApiHouse.Road, "{\"answers\":{},\"other\":1}", "application/json", 400)]
    [InlineData("POST", ApiHouse.Road, "{\"answers\":{},\"language\":\"xx\"}", "application/json", 400)]
    [InlineData("POST", ApiHouse.Road, "{\"answers\":{},\"edition\":\"x\"}", "application/json", 400)]
    [InlineData("POST", ApiHouse.Road, "{\"answers\":{},\"upload\":\"x\"}", "application/json", 400)]
    [InlineData("POST", "/api/v1/services/road-problem/files?question=photo", "{}", "application/json", 415)]
    public async Task Whatever_is_wrong_is_a_problem_with_words(string method, string url, string? body, string? type, int expected)
    {
        using var http = await site.Program();
        // A browser's Accept must not turn it into a page.
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        var (status, problem, answer) = await ApiHouse.Send(http, new(method), url, body, type: type ?? "application/json");
        Assert.Equal((expected, "application/problem+json", expected), (status, answer.Content.Headers.ContentType!.MediaType, problem.GetProperty("status").GetInt32()));
        Assert.True(problem.GetProperty("detail").GetString()!.Length > 20);
    }

    [Fact]
    public async Task Json_that_cannot_be_read_is_named_by_line_and_column()
    {
        using var http = await site.Program();
        var (status, body, _) = await ApiHouse.Post(http, "{\n  \"answers\": { \"kind\": \"łódź\" \"road\": 1 }\n}");
        Assert.Equal((400, 2, 31), (status, body.GetProperty("line").GetInt32(), body.GetProperty("column").GetInt32()));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_and_while_it_is_read()
    {
        using var http = await site.Program();
        var large = new string(' ', SubmissionAnswer.LongestBody) + "{}";
        Assert.Equal(413, (await ApiHouse.Post(http, large)).Status);
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiHouse.Road) { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(large))) { Headers = { ContentType = new("application/json") } } };
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(413, (int)(await http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Without_a_key_nothing_but_the_document_is_told()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        Assert.Equal(401, (int)(await http.GetAsync("/api/v1/services")).StatusCode);
        Assert.Equal(401, (int)(await http.PostAsync(ApiHouse.Road, new StringContent(ApiHouse.Good, Encoding.UTF8, "application/json"))).StatusCode);
        Assert.Equal(200, (int)(await http.GetAsync("/api/v1/openapi.json")).StatusCode);
    }
}
