using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bargate.Accounts.Api;
using Bargate.Accounts.Storage;
using Bargate.Cases;
using Bargate.Cases.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.ServiceApi.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.ServiceApi;

/// <summary>A practice site and programs that call it.</summary>
public class ApiHouse : PracticeSite
{
    public const string Road = "/api/v1/services/road-problem/submissions";

    /// <summary>Answers that are right; a test puts others in their place.</summary>
    public const string Good = """{"answers":{"danger":false,"road":"street","kind":"flooding","place":{"latitude":50.9105,"longitude":-1.4049,"details":"Outside the library"},"damaged":false,"wants-updates":true,"email":"ada@example.org","name":"Ada Example"}}""";

    /// <summary>One pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public Task<string> Key(string[] scopes, params string[] services) => InScope(async scope =>
    {
        var db = scope.GetRequiredService<BargateDb>();
        var now = Clock.GetUtcNow().UtcDateTime;
        var (row, shown) = ApiKey.New("Test", "highways", scopes, now.AddDays(30), OfficerId.From(Guid.CreateVersion7()), scope.GetRequiredService<MasterKey>(), now, "Tests", services);
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync();
        return shown;
    });

    public async Task<HttpClient> Program(string[] scopes, params string[] services) => With(await Key(scopes, services));

    /// <summary>One that may send and ask.</summary>
    public Task<HttpClient> Program() => Program([ServicesApi.Submit, ServicesApi.Status]);

    public HttpClient With(string key) => new() { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    public static async Task<(int Status, JsonElement Body, HttpResponseMessage Answer)> Send(HttpClient http, HttpMethod method, string url, string? body = null, string? idempotency = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        if (idempotency is not null) request.Headers.Add("Idempotency-Key", idempotency);
        var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(text.StartsWith('{') || text.StartsWith('['), $"{(int)answer.StatusCode} {text}");
        return ((int)answer.StatusCode, JsonDocument.Parse(text).RootElement, answer);
    }

    public static Task<(int Status, JsonElement Body, HttpResponseMessage Answer)> Post(HttpClient http, string body, string? idempotency = null, string url = Road) => Send(http, HttpMethod.Post, url, body, idempotency);

    public static Task<(int Status, JsonElement Body, HttpResponseMessage Answer)> Get(HttpClient http, string url) => Send(http, HttpMethod.Get, url);

    internal Task<Case> CaseOf(string reference) => InDatabase(db => db.Cases.AsNoTracking().SingleAsync(it => it.Reference == reference));

    internal Task<OpenedCase> Opened(string reference) => InScope(async scope =>
    {
        var found = await scope.GetRequiredService<BargateDb>().Cases.AsNoTracking().SingleAsync(it => it.Reference == reference);
        return await scope.GetRequiredService<OpenCases>().Open(found);
    });

    /// <summary>An officer closes it, with a reason that the resident is told.</summary>
    public async Task Close(string reference, string choice)
    {
        using var officer = await this.Officer(Officers.HighwaysLead);
        var id = (await CaseOf(reference)).Id.Value;
        var form = await officer.Get($"/staff/cases/close/{id}");
        var after = await officer.Submit(form, ("choice", choice));
        Assert.DoesNotContain("/close/", after.Url, StringComparison.Ordinal);
    }
}
