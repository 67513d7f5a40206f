using System.Net;
using System.Net.Http.Headers;
using Bargate.Accounts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Accounts;

/// <summary>A key from the page that makes it to the call that uses it.</summary>
public sealed class ApiKeyTests(ApiKeyTests.Slow site) : IClassFixture<ApiKeyTests.Slow>
{
    const string Url = "/api/v1/records/changes?register=customers";

    /// <summary>Few calls a minute, so that the limit is met.</summary>
    public sealed class Slow : PracticeSite
    {
        protected override IEnumerable<string> Settings => ["--Limits:ApiCallsPerMinute=4"];
    }

    [Fact]
    public async Task A_key_is_shown_once_works_is_rotated_and_revoked()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var made = await Make(officer, "A library app");
        var key = made.Document.QuerySelector("#key")!.TextContent;
        Assert.Equal(HttpStatusCode.OK, await Call(key));
        var list = await officer.Get("/staff/api-keys");
        Assert.DoesNotContain(key, list.Main, StringComparison.Ordinal);
        Assert.Contains("A library app", list.Main, StringComparison.Ordinal);
        Assert.NotNull(await site.InDatabase(db => db.ApiKeys.Where(it => it.Name == "A library app").Select(it => it.LastUsedOn).SingleAsync()));
        Assert.False(await site.InDatabase(db => db.ApiKeys.AnyAsync(it => it.Hash == System.Text.Encoding.UTF8.GetBytes(key))));

        var rotated = await officer.Submit(list, new Dictionary<string, string>(), "/staff/api-keys?handler=Rotate");
        var next = rotated.Document.QuerySelector("#key")!.TextContent;
        Assert.NotEqual(key, next);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Call(key), await Call(next)));

        var ids = await site.InDatabase(db => db.ApiKeys.Where(it => it.Name == "A library app").OrderByDescending(it => it.CreatedAt).ToListAsync());
        Assert.Equal(2, ids.Count);
        foreach (var it in ids) await Post(officer, "Revoke", it.Id, it.Version);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await Call(key), await Call(next)));
    }

    [Fact]
    public async Task A_key_that_calls_too_often_is_told_how_long_to_wait()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var key = (await Make(officer, "Busy")).Document.QuerySelector("#key")!.TextContent;
        for (var i = 0; i < 4; i++) Assert.Equal(HttpStatusCode.OK, await Call(key));
        using var http = Http(key);
        using var answer = await http.GetAsync(Url);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_form_that_lacks_something_says_what()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var page = await officer.Submit(await officer.Get("/staff/api-keys/make"), new Dictionary<string, string> { ["Days"] = "9999" });
        Assert.Equal(5, page.Document.QuerySelectorAll(".govuk-error-summary__list a").Length);
    }

    static async Task<Page> Make(Visitor officer, string name)
    {
        var form = await officer.Get("/staff/api-keys/make");
        return await officer.Submit(form, new Dictionary<string, string> { ["Name"] = name, ["Owner"] = "Libraries", ["Purpose"] = "Finds a reader by name", ["Scopes"] = "match:customers", ["Days"] = "30" });
    }

    static async Task Post(Visitor officer, string handler, Guid key, int version)
    {
        var token = (await officer.Get("/staff/api-keys")).Document.QuerySelector("[name=_token]")!.GetAttribute("value")!;
        using var answer = await officer.Http.PostAsync($"/staff/api-keys?handler={handler}", new FormUrlEncodedContent([new("_token", token), new("key", key.ToString()), new("version", $"{version}")]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    HttpClient Http(string key) => new() { BaseAddress = site.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    async Task<HttpStatusCode> Call(string key)
    {
        using var http = Http(key);
        using var answer = await http.GetAsync(Url);
        return answer.StatusCode;
    }
}
