using Microsoft.Net.Http.Headers;

namespace Bargate.Web.Hosting;

/// <summary>Answers 415 to a body in an encoding that .NET refuses to know (UTF-7), which would otherwise fail wherever the form is first read: a 500.</summary>
static class UnreadableText
{
    public static Task Refuse(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentType is not { } written || !written.Contains("charset", StringComparison.OrdinalIgnoreCase) || CanRead(written)) return next(context);
        // The error page must not meet it either.
        context.Request.Headers.ContentType = default;
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    static bool CanRead(string written)
    {
        try { return !MediaTypeHeaderValue.TryParse(written, out var type) || type.Encoding is not null || type.Charset.HasValue; }
        catch (NotSupportedException) { return false; }
    }
}
