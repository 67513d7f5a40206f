using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bargate.Web.Hosting;

/// <summary>Traces and metrics by OTLP, when `OTEL_EXPORTER_OTLP_ENDPOINT` is set. Addresses are sent as route templates: a path may hold a token.</summary>
static class Telemetry
{
    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void Start(WebApplication app)
    {
        if (app.Configuration[Endpoint] is not { Length: > 0 }) return;
        var about = ResourceBuilder.CreateDefault().AddService("bargate");
        var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(about).AddSource("Microsoft.AspNetCore", "Npgsql").AddProcessor(new WithoutPaths())
            .AddOtlpExporter(it => Aim(it, app.Configuration, "traces")).Build();
        var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(about)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
            .AddOtlpExporter(it => Aim(it, app.Configuration, "metrics")).Build();
        app.Lifetime.ApplicationStopped.Register(() => { traces?.Dispose(); metrics?.Dispose(); });
    }

    /// <summary>
    /// The OTLP exporter's rules, written out because our settings may come from a file or the command line, which the exporter does not read:
    /// over HTTP the endpoint is a base and each signal has its path below it, unless the signal has an endpoint of its own.
    /// </summary>
    static void Aim(OtlpExporterOptions options, IConfiguration configuration, string signal)
    {
        options.Protocol = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] switch
        {
            null or "" or "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            var other => throw new SetUpFault($"OTEL_EXPORTER_OTLP_PROTOCOL is '{other}'. Write grpc or http/protobuf."),
        };
        var own = $"OTEL_EXPORTER_OTLP_{signal.ToUpperInvariant()}_ENDPOINT";
        if (configuration[own] is { Length: > 0 } whole) options.Endpoint = Address(own, whole);
        else if (options.Protocol == OtlpExportProtocol.Grpc) options.Endpoint = Address(Endpoint, configuration[Endpoint]!);
        else options.Endpoint = Address(Endpoint, $"{configuration[Endpoint]!.TrimEnd('/')}/v1/{signal}");
    }

    static Uri Address(string setting, string written) => Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") ? address
        : throw new SetUpFault($"{setting} is '{written}'. Write the collector's address, such as http://127.0.0.1:4318");

    sealed class WithoutPaths : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var tag in new[] { "url.path", "url.query", "url.full", "http.target" }) data.SetTag(tag, null);
        }
    }
}
