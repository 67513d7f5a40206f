using Bargate.Content.Contract;
using Bargate.Notifications.Contract;

namespace Bargate.Web.Hosting;

/// <summary>What every request passes through, in order.</summary>
static class Pipeline
{
    // Pages that belong to one person or to officers; everything else may be found.
    const string Robots = "User-agent: *\nDisallow: /staff\nDisallow: /track\nDisallow: /rate\nDisallow: /useful\nDisallow: /practice\nDisallow: /search\n";

    public static void Use(WebApplication app, BargateModule[] modules)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        // A program that errs is answered in its own language.
        app.UseWhen(it => it.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), it => it.UseStatusCodePages(ApiFaults.Answer));
        // Failures writes the log itself, with the reference that the visitor sees; what came from outside is no failure of ours.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failures.Answer, SuppressDiagnosticsCallback = _ => true });
        app.Use(UnreadableText.Refuse);
        app.Services.GetRequiredService<PageAddresses>().UseRouting(app);
        // After routing: a page that takes files of any size says so.
        app.UseMiddleware<TooLarge>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        Health.Map(app);
        app.MapGet("/robots.txt", (PublicAddress site) => Results.Text($"{Robots}Sitemap: {site.Of("/sitemap.xml")}\n")).AllowAnonymous();
        foreach (var module in modules) module.MapEndpoints(app);
        app.Services.GetRequiredService<SiteRoutes>().Fill(((IEndpointRouteBuilder)app).DataSources);
    }
}
