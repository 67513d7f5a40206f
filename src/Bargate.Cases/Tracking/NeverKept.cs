using Microsoft.AspNetCore.Mvc.Filters;

namespace Bargate.Cases.Tracking;

/// <summary>Nothing under /track is kept by a browser or proxy, and its address, which may hold a token, is told to no other site.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeverKeptAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
