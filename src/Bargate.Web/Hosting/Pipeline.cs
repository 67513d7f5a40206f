namespace Bargate.Web.Hosting;

/// <summary>What every request passes through, in order.</summary>
static class Pipeline
{
    public static void Use(WebApplication app, BargateModule[] modules)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failures.Answer, SuppressDiagnosticsCallback = Failures.IsOutsideInput });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        Health.Map(app);
        foreach (var module in modules) module.MapEndpoints(app);
    }
}
