using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bargate.ServiceApi;
using Bargate.ServiceApi.Api;

namespace Bargate.Tests.ServiceApi;

/// <summary>Sends the examples of the page /api, in order, and compares what comes back with what the page says.</summary>
public sealed partial class ExampleTests(ApiHouse site) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task Every_example_of_the_page_is_answered_as_the_page_says()
    {
        var known = new Dictionary<string, string> { ["$KEY"] = await site.Key([ServicesApi.Submit, ServicesApi.Status], "road-problem") };
        string Fill(string text) => known.Aggregate(text, (it, one) => it.Replace(one.Key, one.Value, StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = site.Address };
        var differences = new List<string>();
        foreach (var example in ApiExample.All)
        {
            using var request = new HttpRequestMessage(new(example.Method), Fill(example.Path));
            if (example.IsUpload) request.Content = new MultipartFormDataContent { { new ByteArrayContent(ApiHouse.Png), "file", example.Body["file=@".Length..] } };
            else if (example.Body.Length > 0) request.Content = new StringContent(Fill(example.Body));
            foreach (var (name, value) in example.Headers)
                if (name == "Content-Type") request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
                else request.Headers.Add(name, Fill(value));
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            var body = JsonDocument.Parse(text).RootElement;
            if ((int)answer.StatusCode != example.Status || Difference(JsonDocument.Parse(example.Answer).RootElement, body, "") is { } at && (at.Length > 0)) differences.Add($"{example.Name}: {Difference(JsonDocument.Parse(example.Answer).RootElement, body, "")}, answered {(int)answer.StatusCode} {text}");
            foreach (var (name, variable) in new[] { ("upload", "$UPLOAD"), ("file", "$FILE"), ("reference", "$REFERENCE") })
                if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) known[variable] = value.GetString()!;
        }
        Assert.True(ApiExample.All.Count >= 7);
        Rule.HasNoBreach(differences);
    }

    [Fact]
    public async Task The_page_shows_every_example_and_leads_to_the_document()
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/api");
        var shown = page.Document.QuerySelectorAll("pre").Select(it => it.TextContent.Trim().ReplaceLineEndings("\n")).ToList();
        foreach (var it in ApiExample.All)
        {
            Assert.Contains(it.Answer, shown);
            Assert.Contains(it.Curl(site.Address), shown);
        }
        Assert.NotNull(page.Document.QuerySelector("a[href='/api/v1/openapi.json']"));
    }

    // Empty where the answer is the documented one: `…` stands for more, and times, dates, ids and references differ each time.
    static string Difference(JsonElement said, JsonElement got, string at)
    {
        if (said.ValueKind != got.ValueKind) return $"{at} is {got.ValueKind}";
        switch (said.ValueKind)
        {
            case JsonValueKind.Object:
                var more = said.TryGetProperty("…", out _);
                foreach (var it in said.EnumerateObject().Where(it => it.Name != "…"))
                    if (!got.TryGetProperty(it.Name, out var value)) return $"{at}/{it.Name} is not there";
                    else if (Difference(it.Value, value, $"{at}/{it.Name}") is { Length: > 0 } below) return below;
                return more || got.EnumerateObject().All(it => said.TryGetProperty(it.Name, out _)) ? "" : $"{at} has more: {string.Join(", ", got.EnumerateObject().Select(it => it.Name))}";
            case JsonValueKind.Array:
                var items = said.EnumerateArray().ToList();
                var rest = items.Count > 0 && items[^1].ValueKind == JsonValueKind.String && items[^1].GetString() == "…";
                if (rest) items.RemoveAt(items.Count - 1);
                if (rest ? got.GetArrayLength() < items.Count : got.GetArrayLength() != items.Count) return $"{at} has {got.GetArrayLength()}";
                for (var i = 0; i < items.Count; i++)
                    if (Difference(items[i], got[i], $"{at}/{i}") is { Length: > 0 } below) return below;
                return "";
            case JsonValueKind.String:
                return Steady(said.GetString()!) == Steady(got.GetString()!) ? "" : $"{at} is {got}";
            default:
                return said.GetRawText() == got.GetRawText() ? "" : $"{at} is {got}";
        }
    }

    static string Steady(string text) => Changing().Replace(text, "~");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(T[\d:.]+Z)?|[A-Z]{2}-[2-9A-Z]{3}-[2-9A-Z]{3}|[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}")]
    private static partial Regex Changing();
}
