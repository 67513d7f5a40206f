using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.ServiceApi.Api;

/// <summary>What programs may ask of services and cases: the page /api, and openapi.json for other programs.</summary>
internal static class ServicesApi
{
    public const string Submit = "submit:services", Status = "status:cases";

    // Readable as it is: the answer is JSON and never part of a page.
    static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<ApiScope> Scopes => [new(Submit, "serviceapi.scope.submit"), new(Status, "serviceapi.scope.status")];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi();
        api.MapGet("/services", List);
        api.MapGet("/services/{service}", One);
        api.MapPost("/services/{service}/files", (HttpContext http, FileAnswer answer, string service) => answer.To(http, service));
        api.MapPost("/services/{service}/submissions", (HttpContext http, SubmissionAnswer answer, string service) => answer.To(http, service));
        api.MapGet("/cases/{reference}", (HttpContext http, StatusAnswer answer, string reference) => answer.To(http, reference));
        endpoints.MapGet($"{ApiRoutes.Root}/openapi.json", () => Results.Bytes(OpenApiDocument.Bytes, "application/json; charset=utf-8")).AllowAnonymous();
    }

    public static IResult Answer(JsonNode body, int status = StatusCodes.Status200OK) => Results.Json(body, Written, statusCode: status);

    public static JsonSerializerOptions Options => Written;

    static IResult List(HttpContext http, ServiceCatalogue catalogue, ApiCaller caller, Council council) => Answer(new JsonObject
    {
        ["services"] = new JsonArray([.. catalogue.All.Where(it => caller.MayUse(it.Service)).Select(it => (JsonNode)ServiceData.Summary(it, LanguageOf(http, it, council)))]),
    });

    static IResult One(HttpContext http, ServiceCatalogue catalogue, ApiCaller caller, Council council, string service) =>
        Find(catalogue, caller, service, out var version) ?? Answer(ServiceData.Whole(version!, LanguageOf(http, version!, council)));

    /// <summary>Null when there is such a service and the key is for it.</summary>
    public static IResult? Find(ServiceCatalogue catalogue, ApiCaller caller, string service, out ServiceVersion? version)
    {
        version = catalogue.Current(service);
        if (version is not null) return caller.RefusalOf(service);
        return catalogue.Withdrawn(service) is not null
            ? ApiProblem.Of(StatusCodes.Status410Gone, "This service was withdrawn. /api/v1/services lists those that there are.")
            : ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such service. /api/v1/services lists those that there are.");
    }

    // ?lang=, where the service speaks it; otherwise the council's own.
    public static string LanguageOf(HttpContext http, ServiceVersion service, Council council) =>
        service.Definition.Languages.FirstOrDefault(it => it == http.Request.Query["lang"]) ?? council.Language;
}
