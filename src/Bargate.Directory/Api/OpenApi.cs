using System.Text.Json.Nodes;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Directory.Api;

/// <summary>What this API says of itself: its version, and its own OpenAPI document.</summary>
internal static class OpenApi
{
    const string Schemas = "https://openreferraluk.org/specifications/3.0/schema/";

    // The name, the type, and what it does.
    static readonly Dictionary<string, (string Type, string Does)> Parameters = new()
    {
        ["search"] = ("string", "Words to look for."),
        ["page"] = ("integer", "The page, from 1."),
        ["per_page"] = ("integer", $"How many on a page: {OrukFilters.Usual}, and at most {OrukFilters.Most}."),
        ["format"] = ("string", "json, or ndjson for everything that fits, one document a line, without pages."),
        ["taxonomy_term_id"] = ("string", "Only services with this term or one below it."),
        ["taxonomy_id"] = ("string", "Only services with a term of this taxonomy."),
        ["organization_id"] = ("string", "Only services of this organization."),
        ["modified_after"] = ("string", "Only what changed at this date and time or later."),
        ["minimal"] = ("boolean", "Only id and modified_date, all on one page."),
        ["full"] = ("boolean", "Everything that belongs to each item."),
        ["full_service"] = ("boolean", "The organization's services with everything that belongs to them."),
        ["minimum_age"] = ("number", "Services whose minimum age is at least this."),
        ["maximum_age"] = ("number", "Services whose maximum age is at most this."),
        ["day"] = ("string", "Services with a session on this day of the week: MO."),
        ["start_time"] = ("string", "Services with a session that starts at this time or later: 09:30."),
        ["end_time"] = ("string", "Services with a session that ends at this time or earlier: 17:00."),
        ["postcode"] = ("string", "Services whose area holds this postcode, where they say an area; where proximity is measured from."),
        ["proximity"] = ("number", "At most this many metres from the postcode."),
        ["parent_id"] = ("string", "Only terms directly below this one."),
        ["top_only"] = ("boolean", "Only terms at the top."),
    };

    const string Services = "search page per_page format taxonomy_term_id taxonomy_id organization_id modified_after full minimum_age maximum_age day start_time end_time postcode proximity";

    static readonly (string Path, string Takes, string Schema)[] Paths =
    [
        ("/", "", "api_details.json"),
        ("/services", Services + " minimal", "service_list.json"),
        ("/services/{id}", "", "service.json"),
        ("/organizations", "search page per_page format full full_service", "organization_list.json"),
        ("/organizations/{id}", "full_service", "organization.json"),
        ("/service_at_locations", Services, "service_at_location_list.json"),
        ("/service_at_locations/{id}", "", "service_at_location.json"),
        ("/taxonomies", "search page per_page format", "taxonomy_list.json"),
        ("/taxonomies/{id}", "", "taxonomy.json"),
        ("/taxonomy_terms", "search page per_page format taxonomy_id parent_id top_only", "taxonomy_term_list.json"),
        ("/taxonomy_terms/{id}", "", "taxonomy_term.json"),
    ];

    public static JsonObject Details(HttpContext http) => new()
    {
        ["version"] = "HSDS-UK-3.0",
        ["profile"] = "https://docs.openreferraluk.org/en/latest/",
        ["openapi_url"] = Here(http) + "/openapi.json",
    };

    public static JsonObject Document(HttpContext http)
    {
        var council = http.RequestServices.GetRequiredService<Council>();
        var paths = new JsonObject();
        foreach (var (path, takes, schema) in Paths)
        {
            var parameters = new JsonArray();
            if (path.Contains("{id}", StringComparison.Ordinal)) parameters.Add(Parameter("id", "path", "string", "Its id, a UUID.", required: true));
            foreach (var name in takes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) parameters.Add(Parameter(name, "query", Parameters[name].Type, Parameters[name].Does, required: false));
            var answers = new JsonObject { ["200"] = Answer("What was asked for.", Schemas + schema) };
            if (takes.Length > 0) answers["400"] = Answer("A filter cannot be read; the message says which and how to write it.", null);
            if (path.Contains("{id}", StringComparison.Ordinal)) answers["404"] = Answer("There is none with this id.", null);
            paths[path] = new JsonObject { ["get"] = new JsonObject { ["parameters"] = parameters, ["responses"] = answers } };
        }
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = council.DirectoryName, ["description"] = "Open Referral UK v3: the parameters of both published contracts.", ["version"] = "3.0" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = Here(http) }),
            ["paths"] = paths,
        };
    }

    static JsonObject Parameter(string name, string where, string type, string does, bool required) =>
        new() { ["name"] = name, ["in"] = where, ["required"] = required, ["description"] = does, ["schema"] = new JsonObject { ["type"] = type } };

    static JsonObject Answer(string what, string? schema) => schema is null
        ? new() { ["description"] = what }
        : new() { ["description"] = what, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = schema } } } };

    static string Here(HttpContext http) => http.RequestServices.GetRequiredService<Notifications.Contract.PublicAddress>().Of(OrukEndpoints.Base);
}
