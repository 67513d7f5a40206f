using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.Records.Api;

/// <summary>What programs may ask of the registers: docs/api-records.md.</summary>
internal static class RecordsApi
{
    public static IEnumerable<ApiScope> Scopes => from verb in new[] { "match", "read" } from register in Registers.All
                                                  select new ApiScope($"{verb}:{register.Slug()}", $"records.scope.{verb}-{register.Slug()}");

    public static string Match(Register register) => $"match:{register.Slug()}";

    public static string Read(Register register) => $"read:{register.Slug()}";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi();
        api.MapPost("/match", (HttpContext http, MatchAnswer answer) => answer.To(http));
        // Otherwise a page of the site would answer.
        api.MapMethods("/match", [HttpMethods.Get, HttpMethods.Head, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete], NotSo).ExcludeFromDescription();
        api.MapGet("/records/changes", (HttpContext http, ChangesAnswer answer) => answer.To(http));
        api.MapGet("/records/{register}/{id}", (HttpContext http, RecordAnswer answer, string register, string id) => answer.To(http, register, id));
    }

    static IResult NotSo(HttpContext http)
    {
        http.Response.Headers.Allow = HttpMethods.Post;
        return ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, "Send what you know by POST: docs/api-records.md.");
    }

    public static IResult Unknown(string name) =>
        ApiProblem.Of(StatusCodes.Status400BadRequest, $"'{name}' must be one of {string.Join(", ", Registers.All.Select(it => $"'{it.Slug()}'"))}.", name);
}
