using System.Text.Encodings.Web;
using System.Text.Unicode;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Storage;
using Bargate.Kernel.Yaml;
using Bargate.Ui;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Bargate.Web.Hosting;

/// <summary>Puts the site together: the kernel, the modules, and what every request passes through.</summary>
static class SiteBuilder
{
    /// <param name="configure">For tests: the last word on services.</param>
    public static WebApplication Build(string[] args, BargateModule[] modules, Action<WebApplicationBuilder>? configure = null, bool opensNothing = false)
    {
        var empty = args.Contains(CommandLine.Empty);
        var builder = Begin([.. args.Where(it => it != CommandLine.Empty)]);
        builder.WebHost.UseStaticWebAssets().ConfigureKestrel(it => it.AddServerHeader = false);
        if (builder.Environment.IsProduction()) builder.Logging.ClearProviders().AddJsonConsole(it => it.UseUtcTimestamp = true);
        // A cookie that cannot be read is the visitor's fault, answered with 400; the framework would log it as an error, with its stack.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        var settings = HostSettings.Read(builder.Configuration, builder.Environment, empty, opensNothing);
        AddCouncil(builder.Services, settings, modules);
        builder.Services.AddKernel(new BargateModules(modules), new BargateDatabase(settings.ConnectionString), settings.MasterKey, settings.FilesPath);
        AddWeb(builder);
        foreach (var module in modules) module.AddServices(builder.Services, builder.Configuration);
        configure?.Invoke(builder);
        var app = builder.Build();
        // Made now, so that a faulty Files:Clamd stops the start and not the first upload.
        app.Services.GetRequiredService<VirusScanner>();
        DatabaseSetUp.Warm(app.Services);
        Pipeline.Use(app, modules);
        Telemetry.Start(app);
        return app;
    }

    /// <summary>The settings, from the weakest to the strongest: `appsettings*.json`, the environment, the environment with our prefix, the command line.</summary>
    public static WebApplicationBuilder Begin(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The name finds this assembly's static assets, also when a test runner is the process.
            ApplicationName = typeof(SiteBuilder).Assembly.GetName().Name,
            // Started from any folder, the program keeps to the settings beside it; without them the log would say too much.
            ContentRootPath = File.Exists("appsettings.json") ? null : AppContext.BaseDirectory,
        });
        builder.Configuration.AddEnvironmentVariables("BARGATE_").AddCommandLine(args);
        return builder;
    }

    static void AddCouncil(IServiceCollection services, HostSettings settings, BargateModule[] modules)
    {
        var faults = new Faults();
        var council = Council.Load(settings.CouncilFolder, faults);
        var words = WordsReader.Load([.. modules.Select(it => it.GetType().Assembly), typeof(SiteBuilder).Assembly], council, faults);
        services.AddSingleton(SearchSettings.Load(council, faults));
        services.AddSingleton(settings).AddSingleton(council).AddSingleton(words).AddSingleton(it => CouncilFaults.Of(council, faults, it));
        services.AddSingleton<FrameSource, SiteFrame>().AddSingleton<SecurityHeaders>().AddSingleton<TooLarge>();
        services.AddSingleton<CouncilPages>();
    }

    static void AddWeb(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorPages(it => it.Conventions.Add(new PageRouteTransformerConvention(new KebabCase())))
            .AddMvcOptions(it =>
            {
                it.ModelBinderProviders.Insert(0, new IdBinderProvider());
                it.Filters.Add(new KnownHandlers());
            });
        // Page addresses are lower case by their route. LowercaseUrls would write the values in them in lower case too, and a secret is then another one.
        services.Configure<RouteOptions>(it => (it.LowercaseUrls, it.AppendTrailingSlash) = (false, false));
        services.Configure<FormOptions>(it => (it.ValueCountLimit, it.ValueLengthLimit, it.KeyLengthLimit, it.MultipartBodyLengthLimit) = (400, 100_000, 200, 32_000_000));
        // Read now, so that a faulty address stops the start with a sentence.
        ForwardedHeaders.Configure(new(), builder.Configuration);
        services.Configure<ForwardedHeadersOptions>(it => ForwardedHeaders.Configure(it, builder.Configuration));
        services.AddAntiforgery(it => (it.Cookie.Name, it.FormFieldName, it.SuppressXFrameOptionsHeader) = ("bargate-form", "_token", true));
        services.Configure<CookieTempDataProviderOptions>(it => it.Cookie.Name = "bargate-note");
        // Names in any script are written as they are, not as entities.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHsts(it => it.MaxAge = TimeSpan.FromDays(365));
        services.AddProblemDetails();
        RateLimits.Add(services, builder.Configuration);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<MailHealth>("mail");
    }
}
