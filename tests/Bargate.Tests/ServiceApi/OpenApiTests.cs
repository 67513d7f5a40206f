using System.Text.Json;
using System.Text.RegularExpressions;
using Bargate.ServiceApi.Api;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.ServiceApi;

/// <summary>The OpenAPI document is whole, names what is mapped, and says of each answer what it is.</summary>
public sealed partial class OpenApiTests(ApiHouse site) : IClassFixture<ApiHouse>
{
    static readonly JsonElement Document = JsonDocument.Parse(OpenApiDocument.Bytes).RootElement;

    static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations =>
        from path in Document.GetProperty("paths").EnumerateObject() from it in path.Value.EnumerateObject() select (path.Name, it.Name, it.Value);

    [Fact]
    public void Every_endpoint_under_the_api_is_named_and_nothing_else()
    {
        var mapped = site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(it => it.Endpoints).OfType<RouteEndpoint>()
            // Those that only say that a method is not allowed.
            .Where(it => it.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .Select(it => (Path: "/" + it.RoutePattern.RawText!.TrimStart('/'), Methods: it.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(it => it.Path.StartsWith("/api/v1/", StringComparison.Ordinal)).SelectMany(it => it.Methods.Select(method => $"{method} {it.Path}")).Order(StringComparer.Ordinal).ToList();
        Assert.True(mapped.Count >= 9);
        Assert.Equal(mapped, Operations.Select(it => $"{it.Method.ToUpperInvariant()} {it.Path}").Order(StringComparer.Ordinal));
    }

    // What the specification asks of a document (3.1.0, section 4), as far as this one uses it.
    [Fact]
    public void The_document_is_a_valid_one()
    {
        var faults = new List<string>();
        if (Document.GetProperty("openapi").GetString() != "3.1.0") faults.Add("openapi is not 3.1.0");
        foreach (var needed in new[] { "title", "version" }) if (!Document.GetProperty("info").TryGetProperty(needed, out _)) faults.Add($"info has no {needed}");
        foreach (var (path, method, it) in Operations)
        {
            if (!path.StartsWith('/')) faults.Add($"{path} does not begin with a slash");
            if (method is not ("get" or "post" or "put" or "delete" or "patch")) faults.Add($"{path} has {method}");
            if (!it.TryGetProperty("responses", out var responses) || !responses.EnumerateObject().Any()) { faults.Add($"{method} {path} has no responses"); continue; }
            foreach (var answer in responses.EnumerateObject())
            {
                if (!Status().IsMatch(answer.Name)) faults.Add($"{method} {path} answers {answer.Name}");
                if (!Followed(answer.Value).TryGetProperty("description", out _)) faults.Add($"{method} {path} {answer.Name} has no description");
            }
            var parameters = it.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToList() : [];
            foreach (var one in parameters)
                if (!one.TryGetProperty("schema", out _) || (one.GetProperty("in").GetString() == "path" && !one.GetProperty("required").GetBoolean())) faults.Add($"{method} {path}: parameter {one.GetProperty("name")}");
            var inPath = parameters.Where(one => one.GetProperty("in").GetString() == "path").Select(one => one.GetProperty("name").GetString()).Order(StringComparer.Ordinal);
            if (!inPath.SequenceEqual(Parameter().Matches(path).Select(one => one.Groups[1].Value).Order(StringComparer.Ordinal))) faults.Add($"{method} {path} has other parameters than its address");
        }
        faults.AddRange(Operations.GroupBy(it => it.Operation.GetProperty("operationId").GetString()).Where(it => it.Count() > 1).Select(it => $"{it.Key} stands twice"));
        faults.AddRange(References(Document).Where(it => !Finds(it)).Select(it => $"{it} leads nowhere"));
        foreach (var scheme in Document.GetProperty("security")[0].EnumerateObject()) if (!Document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty(scheme.Name, out _)) faults.Add($"no scheme {scheme.Name}");
        Rule.HasNoBreach(faults);
    }

    [Fact]
    public async Task What_is_answered_is_what_the_document_says()
    {
        using var http = await site.Program([ServicesApi.Submit, ServicesApi.Status, "match:customers"]);
        var faults = new List<string>();
        void Check(string path, string method, (int Status, JsonElement Body, HttpResponseMessage Answer) got)
        {
            var (_, _, operation) = Operations.Single(it => it.Path == path && it.Method == method);
            if (!operation.GetProperty("responses").TryGetProperty($"{got.Status}", out var said)) { faults.Add($"{method} {path} does not say {got.Status}"); return; }
            var content = Followed(said).GetProperty("content");
            if (!content.TryGetProperty(got.Answer.Content.Headers.ContentType!.MediaType!, out var type)) { faults.Add($"{method} {path} {got.Status} is {got.Answer.Content.Headers.ContentType}"); return; }
            faults.AddRange(JsonShape.Faults(Document, type.GetProperty("schema"), got.Body, $"{method} {path} {got.Status}"));
        }
        Check("/api/v1/services", "get", await ApiHouse.Get(http, "/api/v1/services"));
        foreach (var it in (await ApiHouse.Get(http, "/api/v1/services")).Body.GetProperty("services").EnumerateArray())
            Check("/api/v1/services/{service}", "get", await ApiHouse.Get(http, $"/api/v1/services/{it.GetProperty("id").GetString()}?lang=pl"));
        Check("/api/v1/services/{service}", "get", await ApiHouse.Get(http, "/api/v1/services/nothing"));
        var sent = await ApiHouse.Post(http, ApiHouse.Good);
        Check("/api/v1/services/{service}/submissions", "post", sent);
        Check("/api/v1/services/{service}/submissions", "post", await ApiHouse.Post(http, """{"answers":{"danger":true}}"""));
        Check("/api/v1/services/{service}/submissions", "post", await ApiHouse.Post(http, """{"answers":{}}"""));
        Check("/api/v1/services/{service}/submissions", "post", await ApiHouse.Post(http, "{"));
        Check("/api/v1/cases/{reference}", "get", await ApiHouse.Get(http, sent.Body.GetProperty("status").GetString()!));
        await site.Close(sent.Body.GetProperty("reference").GetString()!, "done");
        Check("/api/v1/cases/{reference}", "get", await ApiHouse.Get(http, sent.Body.GetProperty("status").GetString()!));
        Check("/api/v1/records/changes", "get", await ApiHouse.Get(http, "/api/v1/records/changes?register=customers"));
        Check("/api/v1/records/changes", "get", await ApiHouse.Get(http, "/api/v1/records/changes?register=debts"));
        Check("/api/v1/match", "post", await ApiHouse.Send(http, HttpMethod.Post, "/api/v1/match", "{}"));
        Rule.HasNoBreach(faults);
        // The check itself must be able to fail.
        Assert.NotEmpty(JsonShape.Faults(Document, Document.GetProperty("components").GetProperty("schemas").GetProperty("Taken"), JsonDocument.Parse("""{"reference":5}""").RootElement, ""));
    }

    static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(it => it.Name == "$ref" ? [it.Value.GetString()!] : References(it.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };

    static bool Finds(string reference)
    {
        var at = Document;
        return reference.StartsWith("#/", StringComparison.Ordinal) && reference[2..].Split('/').All(it => at.TryGetProperty(it, out at));
    }

    static JsonElement Followed(JsonElement node) => JsonShape.Followed(Document, node);

    [GeneratedRegex(@"^[1-5]\d\d$")]
    private static partial Regex Status();

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Parameter();
}
