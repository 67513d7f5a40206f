using System.Text.Json.Nodes;
using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Bargate.ServiceApi.Open311;

/// <summary>Open311 GeoReport v2, made of the same definitions and cases. One council is one jurisdiction, so jurisdiction_id is taken and says nothing.</summary>
internal static class GeoApi
{
    public const string Root = "/open311/v2";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // Every answer is in the standard's own format, that to a body of any size too: GeoPost reads no further than it takes.
        var api = endpoints.MapGroup(Root).AllowAnonymous().WithMetadata(new DisableRequestSizeLimitAttribute());
        api.MapGet("/discovery.{format:regex(^(xml|json)$)}", Discovery);
        api.MapGet("/services.{format:regex(^(xml|json)$)}", (GeoServices services, Council council, string format) =>
            GeoAnswer.Of(format, "services", new JsonArray([.. services.All.Select(it => (JsonNode)it.Row(council.Language))])));
        api.MapGet("/services/{code}.{format:regex(^(xml|json)$)}", Definition);
        api.MapPost("/requests.{format:regex(^(xml|json)$)}", (HttpContext http, GeoPost post, string format) => post.To(http, format));
        api.MapGet("/requests.{format:regex(^(xml|json)$)}", (HttpContext http, GeoRequests requests, string format) => requests.List(http, format));
        api.MapGet("/requests/{id}.{format:regex(^(xml|json)$)}", (HttpContext http, GeoRequests requests, string id, string format) => requests.One(http, id, format));
        api.MapGet("/tokens/{token}.{format:regex(^(xml|json)$)}", (HttpContext http, GeoRequests requests, string token, string format) => requests.Token(http, token, format));
        api.Map("/{**rest}", (HttpContext http, string? rest) => GeoAnswer.Error(rest?.EndsWith(".json", StringComparison.Ordinal) == true ? "json" : "xml", 404,
            $"There is nothing that answers {http.Request.Method} here. There are discovery, services, services/CODE, requests, requests/ID and tokens/ID, each with .xml or .json; requests takes POST too."));
    }

    static IResult Discovery(Council council, PublicAddress site, ServiceCatalogue catalogue, string format)
    {
        // The day of the newest edition: then what is offered changed last.
        var changed = GeoAnswer.Time(catalogue.All.Select(it => it.PublishedAt).DefaultIfEmpty().Max());
        return GeoAnswer.Of(format, "discovery", new JsonObject
        {
            ["changeset"] = changed,
            ["contact"] = $"{council.Name}, {council.Contact.Email}, {council.Contact.Phone}",
            ["key_service"] = $"{council.Name} makes keys for programs: write to {council.Contact.Email} and say what yours does. {site.Of("/api")} says more.",
            ["endpoints"] = new JsonArray(new JsonObject
            {
                ["specification"] = "http://wiki.open311.org/GeoReport_v2", ["url"] = site.Of(Root), ["changeset"] = changed, ["type"] = "production",
                ["formats"] = new JsonArray("text/xml", "application/json"),
            }),
        });
    }

    static IResult Definition(GeoServices services, Council council, Words words, string code, string format) => services.Find(code) is { } found
        ? GeoAnswer.Of(format, "service_definition", found.Definition(council.Language, words["serviceapi.yes"], words["serviceapi.no"]))
        : GeoAnswer.Error(format, 404, $"service_code '{Cut(code)}' was not found. services lists those that there are.");

    public static string Cut(string text) => text.Length > 60 ? text[..60] : text;
}
