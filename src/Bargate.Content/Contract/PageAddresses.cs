using System.Collections.Concurrent;
using Bargate.Content.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bargate.Content.Contract;

/// <summary>
/// Leads the addresses that the council wrote to the one Razor page that shows them. A route that catches all would stand in the way of every
/// other: a POST to `/robots.txt` would be a page that does not exist. What the product has itself goes before a page of the council.
/// </summary>
public sealed class PageAddresses
{
    /// <summary>Behind a guide's path: all of it on one page, to print.</summary>
    public const string Print = "/print";

    // Its route: the page answers only to those who come by here.
    const string Shown = "/article";

    readonly Library library;
    readonly SiteRoutes routes;
    readonly ConcurrentDictionary<string, bool> free = new(StringComparer.Ordinal);

    internal PageAddresses(Library library, SiteRoutes routes) => (this.library, this.routes) = (library, routes);

    /// <summary>Routing, with the council's pages in it.</summary>
    public void UseRouting(WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (Of(context.Request.Path) is not { } asked) return Redirect(context) ? Task.CompletedTask : next(context);
            context.Features.Set(asked);
            context.Request.Path = Shown;
            return next(context);
        });
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.Features.Get<AskedPage>() is { } asked && context.Request.Path == Shown) context.Request.Path = asked.Path;
            return next(context);
        });
    }

    // For ever, as far as a browser is concerned for an hour: a slip in the list can be put right.
    bool Redirect(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.Path.Value is not { } path || library.Redirect(path) is not { } to || !IsFree(RedirectReader.Plain(path).ToLowerInvariant(), path)) return false;
        context.Response.Headers.CacheControl = "public, max-age=3600";
        context.Response.Redirect(to + (to.Contains('?', StringComparison.Ordinal) ? "" : request.QueryString.Value), permanent: true);
        return true;
    }

    // Kept by what it leads to: of ways to write an address there is no end.
    bool IsFree(string known, string path) => free.GetOrAdd(known, (_, asked) => !routes.Has(asked), path);

    AskedPage? Of(PathString path)
    {
        if (path.Value is not { Length: > 1 } text) return null;
        var found = library.Find(text) is { } page ? new AskedPage(path, page, Whole: false)
            : text.EndsWith(Print, StringComparison.Ordinal) && library.Find(text[..^Print.Length]) is { Parts.Count: > 0 } guide ? new AskedPage(path, guide, Whole: true) : null;
        return found is not null && IsFree(found.Whole ? found.Page.Path + Print : found.Page.Path, text) ? found : null;
    }
}

/// <summary>The page that a request is for; <paramref name="Whole"/> when it is a guide with all of its parts.</summary>
internal sealed record AskedPage(PathString Path, ContentPage Page, bool Whole);
