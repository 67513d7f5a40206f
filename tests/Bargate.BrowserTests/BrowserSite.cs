using Bargate.Examples;
using Bargate.Tests;
using Bargate.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>The site with practice data and a browser to look at it, for all tests of this project.</summary>
public class BrowserSite : Site, IAsyncLifetime
{
    readonly Chromium chromium = new();

    // The time zone of the council, so that a page never shows two of them.
    const string Zone = "Europe/London";

    public ShownPages Shown { get; } = new();

    // The form maker is tried on the council's real folder, which a test leaves as it is.
    protected override IEnumerable<string> Settings => ["--Services:WriteFolder=false"];

    protected override void Configure(WebApplicationBuilder builder) => builder.Services.Configure<MvcOptions>(it =>
    {
        it.Filters.Add(Shown);
        it.Filters.Add(new Fails());
    });

    protected override async Task Prepare()
    {
        await Fill();
        await chromium.Start();
    }

    protected virtual Task Fill() => InScope(it => PracticeData.Fill(it, CancellationToken.None));

    /// <summary>A new visitor's window.</summary>
    public async Task<IPage> Open(int width = 1280, bool script = true)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            JavaScriptEnabled = script,
            Locale = "en-GB",
            TimezoneId = Zone,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    /// <summary>A window whose officer is signed in by the picker.</summary>
    public async Task<IPage> OpenAs(string officer, int width = 1280)
    {
        var page = await Open(width);
        await page.GotoAsync("/staff/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = officer }).ClickAsync();
        return page;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await chromium.DisposeAsync();
        await DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class Browsing : ICollectionFixture<BrowserSite>
{
    public const string Name = "browsing";
}
