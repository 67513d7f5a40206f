using Bargate.Kernel.Councils;

namespace Bargate.Web.Hosting;

/// <summary>Headers on every answer: nothing from elsewhere runs or is loaded, but the council's map tiles.</summary>
sealed class SecurityHeaders(Council council) : IMiddleware
{
    readonly string policy = $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{Tiles(council)}; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Apply(context.Response.Headers);
        return next(context);
    }

    public void Apply(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    static string Tiles(Council council)
    {
        if (council.TileUrl is not { } written) return "";
        // The address may name servers by {s}: then any of its subdomains.
        return Uri.TryCreate(written.Replace("{s}", "x", StringComparison.Ordinal), UriKind.Absolute, out var url)
            ? $" {url.Scheme}://{(written.Contains("{s}", StringComparison.Ordinal) ? "*" + url.Host[1..] : url.Host)}" : "";
    }
}
