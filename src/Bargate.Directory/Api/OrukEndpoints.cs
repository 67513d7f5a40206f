using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Directory.Api;

/// <summary>Open Referral UK v3 at `/oruk/v3`: every endpoint and every filter of both published contracts, anonymous, readable from any site.</summary>
internal static class OrukEndpoints
{
    public const string Base = "/oruk/v3";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Base).AddEndpointFilter(Answer);
        api.MapGet("/", (HttpContext http) => OrukAnswers.Write(http, OpenApi.Details(http)));
        api.MapGet("/openapi.json", (HttpContext http) => OrukAnswers.Write(http, OpenApi.Document(http)));
        api.MapGet("/services", OrukServices.List);
        api.MapGet("/services/{id}", OrukServices.One);
        api.MapGet("/organizations", OrukOrganizations.List);
        api.MapGet("/organizations/{id}", OrukOrganizations.One);
        api.MapGet("/service_at_locations", OrukPlaces.List);
        api.MapGet("/service_at_locations/{id}", OrukPlaces.One);
        api.MapGet("/taxonomies", OrukTaxonomies.List);
        api.MapGet("/taxonomies/{id}", OrukTaxonomies.One);
        api.MapGet("/taxonomy_terms", OrukTaxonomies.Terms);
        api.MapGet("/taxonomy_terms/{id}", OrukTaxonomies.Term);
        api.MapMethods("/{**rest}", [HttpMethods.Options], (HttpContext http) =>
        {
            (http.Response.Headers.AccessControlAllowMethods, http.Response.Headers.AccessControlAllowHeaders, http.Response.Headers.AccessControlMaxAge) = ("GET", "*", "86400");
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            http.Response.ContentType = "text/plain";
        });
        api.MapGet("/{**rest}", (HttpContext http) => OrukAnswers.NotFound(http, $"There is nothing at this address. {Base}/openapi.json lists what there is."));
    }

    static async ValueTask<object?> Answer(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        try { return await next(context); }
        catch (WrongFilter wrong)
        {
            await OrukAnswers.Refuse(context.HttpContext, StatusCodes.Status400BadRequest, wrong.Message);
            return Results.Empty;
        }
    }
}
