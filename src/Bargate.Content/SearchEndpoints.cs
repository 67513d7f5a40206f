using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Searching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.Content;

/// <summary>`/search/suggest`, what goes on as the text begins; `/search/go`, which counts that a result was chosen and leads to it.</summary>
internal static class SearchEndpoints
{
    public const string Go = "/search/go";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/search/suggest", Suggest);
        endpoints.MapGet(Go, Lead);
    }

    public static string Link(SearchResult result, string query, int place, bool form = false) => Go + QueryString.Create((KeyValuePair<string, string?>[])
        [new("to", form ? result.Action : result.Url), new("q", query), new("n", place.ToString(CultureInfo.InvariantCulture)), new("e", result.Id.ToString(CultureInfo.InvariantCulture))]);

    static async Task<IResult> Suggest(HttpContext http, Search search, CurrentOfficer officer, string? q)
    {
        var found = await search.Suggest(q ?? "", PermissionsOf(officer), http.RequestAborted);
        http.Response.Headers.CacheControl = officer.SignedIn ? "no-store" : "public, max-age=60";
        return Results.Json(found.Select(it => new { title = it.Title, url = it.Url }));
    }

    // It leads only to where an entry of the index is: an address that somebody made up is none.
    static async Task<IResult> Lead(HttpContext http, Search search, SearchLog log, string? to, string? q, string? n, string? e)
    {
        if (to is null || !long.TryParse(e, out var entry) || !await search.Has(entry, to, http.RequestAborted)) return Results.NotFound();
        if (int.TryParse(n, out var place)) log.Chosen(q ?? "", place, entry);
        http.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(to);
    }

    public static IReadOnlyCollection<string> PermissionsOf(CurrentOfficer officer) => officer.SignedIn ? [.. RolePermissions.Of(officer.Role)] : [];
}
