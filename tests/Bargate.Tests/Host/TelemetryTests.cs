using System.Collections.Concurrent;
using System.Net;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bargate.Tests.Host;

/// <summary>Where traces and metrics arrive, at a collector on loopback.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    readonly ConcurrentQueue<string> received = new();
    WebApplication collector = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        collector = builder.Build();
        collector.Run(http =>
        {
            received.Enqueue(http.Request.Path.Value!);
            return Task.CompletedTask;
        });
        await collector.StartAsync();
    }

    public Task DisposeAsync() => collector.DisposeAsync().AsTask();

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/tenant")]
    public async Task Over_http_each_signal_goes_to_its_path_below_the_base(string below)
    {
        await Serve($"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.First()}{below}");
        var start = below.TrimEnd('/');
        Assert.Equal([$"{start}/v1/metrics", $"{start}/v1/traces"], received.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_of_one_signal_is_taken_as_it_stands()
    {
        await Serve($"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.First()}", $"--OTEL_EXPORTER_OTLP_TRACES_ENDPOINT={collector.Urls.First()}/only/traces");
        Assert.Equal(["/only/traces", "/v1/metrics"], received.Distinct().Order(StringComparer.Ordinal));
    }

    static async Task Serve(params string[] settings)
    {
        var data = Folder.CreateTempSubdirectory("bargate-telemetry-").FullName;
        try
        {
            await using var app = SiteBuilder.Build(
                ["--environment=Development", "--urls=http://127.0.0.1:0", "--empty", $"--Data={data}", "--Logging:LogLevel:Default=Warning", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", .. settings], Site.Modules);
            await StartUp.Prepare(app, CancellationToken.None);
            await app.StartAsync();
            using var visitor = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/contact")).StatusCode);
            // What waits is sent when the host stops.
            await app.StopAsync();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Folder.Delete(data, recursive: true);
        }
    }
}
