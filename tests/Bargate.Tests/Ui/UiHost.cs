using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Ui;

/// <summary>A host that holds Ui and nothing else, and renders its views without pages.</summary>
public sealed class UiHost : IAsyncLifetime
{
    readonly WebApplication app;

    public UiHost()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorPages().AddApplicationPart(typeof(UiModule).Assembly);
        var ui = new UiModule();
        ui.AddServices(builder.Services, builder.Configuration);
        builder.Services.AddSingleton(Frames).AddSingleton<FrameSource>(Frames);
        app = builder.Build();
        app.MapRazorPages();
        ui.MapEndpoints(app);
    }

    internal Frames Frames { get; } = new();

    public HttpClient Client => new() { BaseAddress = new Uri(app.Urls.First()) };

    public Task InitializeAsync() => app.StartAsync();

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    public async Task<IHtmlDocument> Render(string path, string title = "Your bins", Action<ViewContext>? prepare = null, object? model = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var view = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(null, path, isMainPage: false).View
            ?? throw new InvalidOperationException($"No view at {path}");
        var page = ((RazorView)view).RazorPage;
        page.BodyContent = new HtmlString("<p id=body>The page</p>");
        page.PreviousSectionWriters = new Dictionary<string, RenderAsyncDelegate>();
        await using var writer = new StringWriter();
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { ["Title"] = title, Model = model };
        var context = new ViewContext(new(http, new RouteData(), new()), view, data, new TempDataDictionary(http, scope.ServiceProvider.GetRequiredService<ITempDataProvider>()), writer, new HtmlHelperOptions());
        prepare?.Invoke(context);
        await view.RenderAsync(context);
        return new HtmlParser().ParseDocument(writer.ToString());
    }
}

internal sealed class Frames : FrameSource
{
    public static Frame Plain { get; } = new("Anytown Council", "MyAnytown", true, "/contact",
        [new("/staff/queue", "Queue", true), new("/staff/search", "Search")], "Priya Nair", "en", Brand.Standard, UiWords.From(Words()))
    {
        FooterLinks = [new("/privacy", "Privacy")],
    };

    public Frame Now { get; set; } = Plain;

    public override Frame For(HttpContext context) => Now;

    internal static Words Words()
    {
        var faults = new Faults();
        var council = Council.Load(Path.Combine(Path.GetTempPath(), "no-such-council"), faults);
        return WordsReader.Load([typeof(UiModule).Assembly], council, new Faults());
    }
}
