using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Bargate.Content.Contract;
using Bargate.Notifications.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Content;

/// <summary>`/sitemap.xml`: every page and service that a search engine may show (sitemaps.org).</summary>
internal static class Sitemap
{
    static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static IResult Write(Library library, ServiceCatalogue catalogue, PublicAddress site, HttpContext context)
    {
        var pages = library.All.Select(it => Url(site.Of(it.Path), it.Published == default ? null : it.Published));
        var services = catalogue.All.Select(it => Url(site.Of($"/services/{it.Service}"), it.PublishedAt));
        var text = new XDocument(new XElement(Names + "urlset", [Url(site.Of("/"), null), .. pages, .. services]));
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text, "application/xml", Encoding.UTF8);
    }

    static XElement Url(string address, DateTime? changed) => new(Names + "url", new XElement(Names + "loc", address),
        changed is { } day ? new XElement(Names + "lastmod", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);
}
