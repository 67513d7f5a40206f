using Bargate.Content.Contract;
using Bargate.Content.Feedback;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace Bargate.Content;

/// <summary>
/// A visitor without a session is told how long a page may be kept, gets nothing more when they have it already, and else the bytes that the
/// last one got. A kept page may be shown for a day where the council cannot be reached. Whoever has a cookie gets the page anew: one day it
/// may show something of theirs.
/// </summary>
internal sealed class AnswerUnchanged(Library library, PageVersion version, PageViews views, WholePages pages) : IAsyncResourceFilter
{
    const string Public = "public, max-age=60, stale-if-error=86400", Own = "private, no-cache";

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var (http, request, headers) = (context.HttpContext, context.HttpContext.Request, context.HttpContext.Response.Headers);
        var isGet = HttpMethods.IsGet(request.Method);
        if (http.Features.Get<AskedPage>() is not { } asked || !(isGet || HttpMethods.IsHead(request.Method)))
        {
            await next();
            return;
        }
        views.Count(http, asked.Page.Path);
        headers.CacheControl = request.Headers.Cookie.Count == 0 ? Public : Own;
        if (request.Headers.Cookie.Count > 0)
        {
            await next();
            return;
        }
        var tag = version.Tag(http);
        // Published between the look for the page and here: the tag is not that text's.
        if (!library.Has(asked.Page))
        {
            headers.CacheControl = Own;
            await next();
            return;
        }
        headers.ETag = tag;
        if (Knows(request.Headers.IfNoneMatch, tag)) context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
        else if (!isGet) await next();
        else if (pages.Find(asked, tag) is { } known) context.Result = new FileContentResult(known, "text/html; charset=utf-8");
        else await pages.Keep(asked, tag, () => version.Tag(http) == tag, http, next);
    }

    static bool Knows(StringValues sent, string tag)
    {
        foreach (var known in sent)
            if (known?.Contains(tag, StringComparison.Ordinal) == true) return true;
        return false;
    }
}
