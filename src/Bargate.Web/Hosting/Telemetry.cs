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
    public static void Start(WebApplication app)
    {
        if (app.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint) return;
        void Export(OtlpExporterOptions options) => options.Endpoint = new Uri(endpoint);
        var about = ResourceBuilder.CreateDefault().AddService("bargate");
        var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(about).AddSource("Microsoft.AspNetCore", "Npgsql").AddProcessor(new WithoutPaths()).AddOtlpExporter(Export).Build();
        var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(about)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql").AddOtlpExporter(Export).Build();
        app.Lifetime.ApplicationStopped.Register(() => { traces?.Dispose(); metrics?.Dispose(); });
    }

    sealed class WithoutPaths : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var tag in new[] { "url.path", "url.query", "url.full", "http.target" }) data.SetTag(tag, null);
        }
    }
}
