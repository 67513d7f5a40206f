using Microsoft.AspNetCore.Http.Features;

namespace Bargate.Web.Hosting;

/// <summary>
/// Answers 413 to a form that says it is larger than the site takes, before anything reads it: read, it fails in the middle of antiforgery,
/// which calls it a bad request. The limit is lifted for this request, so that the server reads past what the browser is still sending and
/// the browser gets as far as the answer.
/// </summary>
sealed class TooLarge : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is not { IsReadOnly: false, MaxRequestBodySize: { } most } || !(context.Request.ContentLength > most)) return next(context);
        limit.MaxRequestBodySize = null;
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
