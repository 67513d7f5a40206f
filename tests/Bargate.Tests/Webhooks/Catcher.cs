using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bargate.Tests.Webhooks;

/// <summary>Receivers: a real server, one path each, that keep what they are sent and answer as a test tells them.</summary>
sealed class Catcher : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<Caught> caught = [];

    Catcher(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>How a path answers; 200 where none is said.</summary>
    public ConcurrentDictionary<string, Func<Caught, HttpContext, Task>> Answers { get; } = [];

    public static async Task<Catcher> Start()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var catcher = new Catcher(builder.Build());
        catcher.app.Run(catcher.Take);
        await catcher.app.StartAsync();
        return catcher;
    }

    public IReadOnlyList<Caught> At(string path) => [.. caught.Where(it => it.Path == path)];

    /// <summary>What was acknowledged, as `reference type`.</summary>
    public IReadOnlyList<string> Told(string path) => [.. At(path).Where(it => it.Status == 200).Select(it => $"{it.Reference} {it.Type}")];

    public void Answer(string path, int status, string? body = null, params (string Name, string Value)[] headers) => Answers[path] = (_, http) =>
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in headers) http.Response.Headers[name] = value;
        return http.Response.WriteAsync(body ?? "");
    };

    public void AnswerWell(string path) => Answers.TryRemove(path, out _);

    async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var one = new Caught(http.Request.Path, http.Request.Method, http.Request.Headers.ToDictionary(it => it.Key.ToLowerInvariant(), it => it.Value.ToString()), body.ToArray());
        caught.Enqueue(one);
        if (Answers.TryGetValue(one.Path, out var answer)) await answer(one, http);
        // Whoever hung up did not hear the answer.
        one.Status = http.RequestAborted.IsCancellationRequested ? 0 : http.Response.StatusCode;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>One request as it came.</summary>
sealed record Caught(string Path, string Method, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public int Status { get; set; }

    public string Id => Headers["webhook-id"];

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    public string Reference => Json.GetProperty("data").TryGetProperty("reference", out var it) ? it.GetString()! : "";

    public bool IsSignedBy(string secret, DateTimeOffset now) => Webhook.IsOurs(secret, Id, Headers["webhook-timestamp"], Headers["webhook-signature"], Body, now);
}
