using Bargate.Content.Contract;
using Bargate.Content.Feedback;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bargate.Content;

/// <summary>
/// A visitor without a session is told how long a page may be kept, and nothing more when they have it already. A kept page may be shown for a
/// day where the council cannot be reached. Whoever has a cookie gets the page anew: one day it may show something of theirs.
/// </summary>
internal sealed class AnswerUnchanged(PageVersion version, PageViews views) : IResourceFilter
{
    const string Public = "public, max-age=60, stale-if-error=86400", Own = "private, no-cache";

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var (request, headers) = (context.HttpContext.Request, context.HttpContext.Response.Headers);
        if (context.HttpContext.Features.Get<AskedPage>() is not { } asked || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))) return;
        views.Count(context.HttpContext, asked.Page.Path);
        headers.CacheControl = request.Headers.Cookie.Count == 0 ? Public : Own;
        if (request.Headers.Cookie.Count > 0) return;
        var tag = version.Tag(context.HttpContext);
        headers.ETag = tag;
        foreach (var known in request.Headers.IfNoneMatch)
            if (known?.Contains(tag, StringComparison.Ordinal) == true) context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
