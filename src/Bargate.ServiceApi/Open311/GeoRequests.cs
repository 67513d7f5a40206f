using System.Globalization;
using System.Text.Json.Nodes;
using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;
using Bargate.ServiceApi.Api;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.ServiceApi.Open311;

/// <summary>
/// GET Service Requests: public cases, as everybody may see them (decision 0065). No name, no address of an email, no free text unless the
/// service publishes that answer. Of another case a key that may ask for its status is told the status.
/// </summary>
internal sealed class GeoRequests(PublicCases cases, CaseStatuses statuses, ServiceCatalogue catalogue, ApiCaller caller, StatusRead read, Council council, PublicAddress site, TimeProvider clock)
{
    const int LongestRange = 90, MostReferences = 100;

    public async Task<IResult> List(HttpContext http, string format)
    {
        var (query, faults) = Query(http.Request.Query);
        if (query is null) return GeoAnswer.Error(format, 400, faults);
        return Answer(format, (await cases.Find(query, http.RequestAborted)).Select(Row));
    }

    public async Task<IResult> One(HttpContext http, string id, string format)
    {
        if (SpokenReference.Parse(id) is { } reference)
        {
            if (await cases.Find(new() { References = [reference] }, http.RequestAborted) is [var found]) return Answer(format, [Row(found)]);
            if (http.Request.Query["api_key"].ToString() is { Length: > 0 } key)
            {
                if (await http.EnterApi(key) is { } refusal) return GeoAnswer.Error(format, refusal.Status == 401 ? 403 : refusal.Status, refusal.Detail);
                if (caller.May(ServicesApi.Status) && await statuses.Find(reference, http.RequestAborted) is { } status && caller.MayUse(status.Service))
                {
                    await read.Note(status, http.RequestAborted);
                    return Answer(format, [Row(status)]);
                }
            }
        }
        return GeoAnswer.Error(format, 404, $"service_request_id '{GeoApi.Cut(id)}' was not found among the public requests.");
    }

    // Every service answers with the id at once, so a token is never given; who asks with an id is answered with it.
    public async Task<IResult> Token(HttpContext http, string token, string format) =>
        SpokenReference.Parse(token) is { } reference && await cases.Find(new() { References = [reference] }, http.RequestAborted) is [var found]
            ? GeoAnswer.Of(format, "service_requests", new JsonArray(new JsonObject { ["service_request_id"] = found.Reference, ["token"] = token }))
            : GeoAnswer.Error(format, 404, $"token '{GeoApi.Cut(token)}' was not found. Every service here is realtime and gives no tokens.");

    (PublicCaseQuery?, IReadOnlyList<string>) Query(IQueryCollection asked)
    {
        // By id, nothing else counts.
        if (Listed(asked, "service_request_id") is { } ids)
            return ids.Count > MostReferences ? (null, [$"service_request_id names more than {MostReferences} requests."]) : (new() { References = [.. ids.Select(SpokenReference.Parse).OfType<string>()] }, []);
        var faults = new List<string>();
        var (start, end) = (Time("start_date"), Time("end_date"));
        var now = clock.GetUtcNow().UtcDateTime;
        var to = end ?? (start?.AddDays(LongestRange) is { } later && later < now ? later : now);
        var from = start ?? to.AddDays(-LongestRange);
        if (from > to) faults.Add("start_date is later than end_date.");
        else if (to - from > TimeSpan.FromDays(LongestRange)) faults.Add($"start_date and end_date are more than {LongestRange} days apart.");
        var states = Listed(asked, "status") ?? [];
        if (states.Any(it => it is not ("open" or "closed"))) faults.Add("status must be open, closed or both with a comma between.");
        if (faults.Count > 0) return (null, faults);
        return (new() { Services = Listed(asked, "service_code")?.Where(it => catalogue.Current(it) is not null || catalogue.Withdrawn(it) is not null).ToList(), From = from, To = to, Open = states.Distinct().ToList() is [var one] ? one == "open" : null }, []);

        DateTime? Time(string name)
        {
            if (asked[name].ToString() is not { Length: > 0 } written) return null;
            if (DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year is >= 2000 and < 3000) return time.UtcDateTime;
            faults.Add($"{name} must be a time like 2010-01-01T00:00:00Z, in the years from 2000.");
            return null;
        }
    }

    static List<string>? Listed(IQueryCollection asked, string name) =>
        asked[name].ToString() is { Length: > 0 } text ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : null;

    static IResult Answer(string format, IEnumerable<JsonObject> rows) => GeoAnswer.Of(format, "service_requests", new JsonArray([.. rows]));

    JsonObject Row(PublicCase it) => Row(it.Reference, it.Open, it.Told, it.Title, it.Service, it.Opened, it.Updated, it.Due, it.What, it.Street, it.Latitude, it.Longitude, it.Photo is { } photo ? site.Of($"/cases/photo/{photo.Value}") : null);

    JsonObject Row(CaseStatus it) => Row(it.Reference, it.Closed is null, it.History.LastOrDefault(line => line.Kind == "stage")?.Text ?? "",
        catalogue.Version(it.Service, it.Edition)?.Definition.Title.In(council.Language) ?? it.Service, it.Service, it.Opened, it.Since, it.Due, "", null, null, null, null);

    JsonObject Row(string id, bool open, string told, string title, string service, DateTime opened, DateTime updated, DateOnly? due, string what, string? street, double? latitude, double? longitude, string? photo) => new()
    {
        ["service_request_id"] = id, ["status"] = open ? "open" : "closed", ["status_notes"] = told, ["service_name"] = title, ["service_code"] = service, ["description"] = what,
        ["agency_responsible"] = council.Name, ["service_notice"] = null, ["requested_datetime"] = GeoAnswer.Time(opened), ["updated_datetime"] = GeoAnswer.Time(updated),
        ["expected_datetime"] = due is { } day ? GeoAnswer.Time(council.Time.ToUtc(day.ToDateTime(new TimeOnly(23, 59, 59)))) : null, ["address"] = street, ["address_id"] = null, ["zipcode"] = null,
        ["lat"] = latitude, ["long"] = longitude, ["media_url"] = photo,
    };
}
