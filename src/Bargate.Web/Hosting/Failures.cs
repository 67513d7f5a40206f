using System.Data.Common;
using System.Diagnostics;
using Bargate.Kernel.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Bargate.Web.Hosting;

/// <summary>The one handler of what went wrong: outside input is 400, a conflict or broken rule is 409, the rest is a bug or outage with a reference.</summary>
static class Failures
{
    /// <summary>What the visitor is shown and the log says, so that one can be found by the other.</summary>
    public static string Reference(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    public static async Task Answer(HttpContext http)
    {
        var failed = http.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        http.Response.StatusCode = StatusOf(failed);
        if (http.Response.StatusCode >= 500)
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Failures)).LogError(failed, "Reference {Reference}: a request failed", Reference(http));
        // Two at one moment are nobody's fault; one that comes back each time is a bug of ours.
        else if (failed is DbUpdateException twice && AlreadyExists.What(twice) is { } what)
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Failures)).LogWarning("What may stand once was written twice: {What}", what);
        // The framework's handler has cleared them.
        http.RequestServices.GetRequiredService<SecurityHeaders>().Apply(http.Response.Headers);
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await ApiFaults.Of(http, failed is RuleBroken ? failed.Message : null).ExecuteAsync(http);
            return;
        }
        if (failed is RuleBroken) http.Items[typeof(RuleBroken)] = failed.Message;
        // The status page middleware outside draws the page for this status.
    }

    static int StatusOf(Exception failed) => failed switch
    {
        RuleBroken or DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException or IOException { Message: "Unexpected end of Stream, the content may have already been read by another component. " } => StatusCodes.Status400BadRequest,
        DbUpdateException twice when AlreadyExists.What(twice) is not null => StatusCodes.Status409Conflict,
        // A NUL, which PostgreSQL takes in no text.
        DbException { SqlState: "22021" } or DbUpdateException { InnerException: DbException { SqlState: "22021" } } => StatusCodes.Status400BadRequest,
        OperationCanceledException => 499,
        _ => StatusCodes.Status500InternalServerError,
    };
}
