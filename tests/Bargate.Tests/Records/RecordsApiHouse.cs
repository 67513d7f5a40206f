using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bargate.Accounts.Api;
using Bargate.Accounts.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Linkage;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>A site with a small register, a model of it, and programs that call.</summary>
public class RecordsApiHouse : RecordsHouse
{
    internal RecordId Ada { get; private set; }

    internal RecordId Secret { get; private set; }

    protected override async Task Prepare()
    {
        await base.Prepare();
        await InDatabase(async db =>
        {
            db.Add(new Source { Id = "test-hidden", Register = Register.Customers, Name = "Hidden", OwnerTeam = "waste", OwnerEmail = "owner@example.org", FlagBits = (int)RecordFlags.Restricted, CreatedAt = Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync();
        });
        Ada = await Receive("test-tax", "A1", email: "ada@example.org");
        Secret = await Receive("test-hidden", "H1", "Hildegard", "Verborgen", "1955-05-05", "SO15 2XY", "hidden@example.org");
        string[] first = ["Brian", "Clara", "Doris", "Edwin", "Fiona", "Gavin", "Helen", "Imran", "Julia", "Keith"], last = ["Abbot", "Barker", "Carver", "Draper", "Farmer", "Glover", "Hunter", "Mason", "Porter", "Weaver"];
        for (var i = 0; i < 60; i++) await Receive(i % 2 == 0 ? "test-tax" : "test-library", $"P{i}", first[i % 10], last[i / 6], $"19{50 + i % 40}-0{1 + i % 9}-1{i % 10}", $"SO1{4 + i % 5} {i % 9}A{(char)('A' + i % 20)}");
        await InScope(async scope =>
        {
            var db = scope.GetRequiredService<BargateDb>();
            var model = Training.Train(scope.GetRequiredService<RegisterReader>().ReadTable(Register.Customers, default), LinkageSettings.Guess(Registers.Columns(Register.Customers)));
            db.Add(new RegisterModel { Register = Register.Customers, Model = model.Version, Json = model.Write(), LearntAt = Clock.GetUtcNow().UtcDateTime, UsedSince = Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync();
        });
        for (var until = DateTime.UtcNow.AddSeconds(30); Services.GetRequiredService<MatchIndexes>().ModelOf(Register.Customers) is null && DateTime.UtcNow < until;) await Task.Delay(100);
    }

    /// <summary>A program whose key has these scopes.</summary>
    internal async Task<HttpClient> Program(params string[] scopes) => With(await Key(scopes));

    internal HttpClient With(string? key)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (key is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    internal Task<string> Key(params string[] scopes) => InScope(async scope =>
    {
        var db = scope.GetRequiredService<BargateDb>();
        var now = Clock.GetUtcNow().UtcDateTime;
        var (row, shown) = ApiKey.New("Test", "waste", scopes, now.AddDays(30), Ann, scope.GetRequiredService<MasterKey>(), now);
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync();
        return shown;
    });

    internal static async Task<(int Status, JsonElement Body)> Ask(HttpClient http, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await http.PostAsync("/api/v1/match", content);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    internal static async Task<(int Status, JsonElement Body)> Get(HttpClient http, string url)
    {
        using var answer = await http.GetAsync(url);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement);
    }
}
