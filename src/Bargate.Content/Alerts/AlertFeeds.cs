using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bargate.Content.Contract;
using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.Content.Alerts;

/// <summary>What is shown now, for programs: Atom (RFC 4287, places as GeoRSS) and JSON Feed 1.1. `?kind=road` gives one kind.</summary>
internal static partial class AlertFeeds
{
    public const string Atom = "/alerts/feed.atom", Json = "/alerts/feed.json";

    static readonly XNamespace Names = "http://www.w3.org/2005/Atom", Places = "http://www.georss.org/georss";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Atom, WriteAtom).AllowAnonymous();
        endpoints.MapGet(Json, WriteJson).AllowAnonymous();
    }

    static IResult WriteAtom(AlertBoard board, PublicAddress site, Council council, Words words, HttpContext context, string? kind)
    {
        var alerts = Asked(board, kind);
        var feed = new XElement(Names + "feed", new XAttribute(XNamespace.Xmlns + "georss", Places),
            new XElement(Names + "id", site.Of("/alerts")),
            new XElement(Names + "title", Title(council, words)),
            new XElement(Names + "updated", Time(alerts.Select(it => it.Changed).DefaultIfEmpty(DateTime.UnixEpoch).Max())),
            new XElement(Names + "author", new XElement(Names + "name", council.Name)),
            new XElement(Names + "link", new XAttribute("rel", "self"), new XAttribute("href", site.Of(Atom))),
            new XElement(Names + "link", new XAttribute("href", site.Of("/alerts"))),
            alerts.Select(it => new XElement(Names + "entry",
                new XElement(Names + "id", $"urn:uuid:{it.Id}"),
                new XElement(Names + "title", it.Title),
                new XElement(Names + "published", Time(it.From)),
                new XElement(Names + "updated", Time(it.Changed)),
                new XElement(Names + "category", new XAttribute("term", it.Kind)),
                new XElement(Names + "link", new XAttribute("href", site.Of(it.Path))),
                new XElement(Names + "content", new XAttribute("type", "html"), Html(it.Text, site)),
                it.At is { } at ? new XElement(Places + "point", string.Create(CultureInfo.InvariantCulture, $"{at.Latitude} {at.Longitude}")) : null)));
        context.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed, "application/atom+xml", Encoding.UTF8);
    }

    static IResult WriteJson(AlertBoard board, PublicAddress site, Council council, Words words, HttpContext context, string? kind)
    {
        (context.Response.Headers.CacheControl, context.Response.Headers.AccessControlAllowOrigin) = ("public, max-age=60", "*");
        return Results.Text(new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = Title(council, words),
            ["home_page_url"] = site.Of("/alerts"),
            ["feed_url"] = site.Of(Json),
            ["language"] = council.Language,
            ["items"] = new JsonArray([.. Asked(board, kind).Select(it => Item(it, site))]),
        }.ToJsonString(), "application/feed+json", Encoding.UTF8);
    }

    static JsonObject Item(AlertNews alert, PublicAddress site)
    {
        var item = new JsonObject
        {
            ["id"] = alert.Id.ToString(),
            ["url"] = site.Of(alert.Path),
            ["title"] = alert.Title,
            ["content_html"] = Html(alert.Text, site),
            ["date_published"] = Time(alert.From),
            ["date_modified"] = Time(alert.Changed),
            ["tags"] = new JsonArray(alert.Kind),
        };
        var own = new JsonObject { ["from"] = Time(alert.From), ["until"] = Time(alert.Until) };
        if (alert.Place is { } place) own["place"] = place;
        if (alert.At is { } at) (own["latitude"], own["longitude"]) = (at.Latitude, at.Longitude);
        item["_alert"] = own;
        return item;
    }

    // Whoever reads it reads it elsewhere.
    static string Html(string text, PublicAddress site) => OurLink().Replace(Prose.Html(text).ToString()!, $"href=\"{site.Of("/")}");

    [GeneratedRegex("href=\"/(?!/)")]
    private static partial Regex OurLink();

    static List<AlertNews> Asked(AlertBoard board, string? kind) => [.. board.Live.Where(it => string.IsNullOrEmpty(kind) || it.Kind == kind)];

    static string Title(Council council, Words words) => words.Format("content.alerts.feed", ("council", council.Name));

    static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
