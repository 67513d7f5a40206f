using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bargate.Accounts.Contract;
using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.ServiceApi.Api;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Bargate.ServiceApi.Open311;

/// <summary>POST Service Request: the fields and attributes of the standard become answers, and those are read as every form is.</summary>
internal sealed partial class GeoPost(FormIntake intake, GeoServices services, ApiCaller caller, Council council)
{
    const int LongestBody = 200_000;

    public async Task<IResult> To(HttpContext http, string format)
    {
        var stop = http.RequestAborted;
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return GeoAnswer.Error(format, 415, "Send the request as application/x-www-form-urlencoded.");
        if (await ApiBody.Bytes(http.Request, LongestBody, stop) is not { } body) return GeoAnswer.Error(format, 413, $"The request is larger than {LongestBody:N0} bytes.");
        Dictionary<string, StringValues> sent;
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body.Span)) { ValueCountLimit = 400, KeyLengthLimit = 200, ValueLengthLimit = 100_000 };
            sent = await reader.ReadFormAsync(stop);
        }
        catch (InvalidDataException wrong) { return GeoAnswer.Error(format, 400, $"The form cannot be read: {wrong.Message}"); }
        var key = Text(sent, "api_key") is { Length: > 0 } own ? own : http.Request.Query["api_key"].ToString();
        if (await http.EnterApi(key) is { } refusal)
            return GeoAnswer.Error(format, refusal.Status == 401 ? 403 : refusal.Status, refusal.Status == 401 ? $"api_key is missing or invalid. {(key.Length == 0 ? $"Send the one that {council.Name} gave you." : refusal.Detail)}" : refusal.Detail);
        if (!caller.May(ServicesApi.Submit)) return GeoAnswer.Error(format, 403, $"api_key lacks the scope '{ServicesApi.Submit}'.");
        var code = Text(sent, "service_code");
        if (code.Length == 0) return GeoAnswer.Error(format, 400, "service_code was not provided.");
        if (services.Find(code) is not { } service) return GeoAnswer.Error(format, 404, $"service_code '{GeoApi.Cut(code)}' was not found. services lists those that there are.");
        if (!caller.MayUse(code)) return GeoAnswer.Error(format, 403, $"api_key is restricted to other services than '{code}'.");
        if (Text(sent, "address_id").Length > 0 && Text(sent, "lat").Length == 0 && Text(sent, "address_string").Length == 0)
            return GeoAnswer.Error(format, 400, "address_id is not known here. Send lat and long, or address_string.");
        return await Send(http, service, Answers(service, sent), Text(sent, "description"), format, stop);
    }

    async Task<IResult> Send(HttpContext http, GeoService service, JsonObject answers, string description, string format, CancellationToken stop)
    {
        Task<Intake?> Read() => intake.Read(http, new(service.Version, JsonSerializer.SerializeToElement(answers), council.Language, null, caller.Actor), stop);
        var outcome = await Read();
        if (outcome is Intake.Faulty { Faults: var surplus } && surplus.All(it => it.NotAsked && service.HasField(it.Question)))
        {
            // A program sends what its user typed for every kind of report. What this one does not ask for is left out; a description says where and what in the place.
            foreach (var it in surplus) answers.Remove(it.Question);
            if (surplus.Any(it => it.Question == service.Description?.Id)) Describe((JsonObject)answers[service.Place.Id]!, description);
            outcome = await Read();
        }
        switch (outcome)
        {
            case Intake.Faulty faulty: return GeoAnswer.Error(format, 400, [.. faulty.Faults.Select(it => $"{Field(service, it.Question)}: {it.Message}")]);
            case Intake.Ended ended: return GeoAnswer.Error(format, 400, $"attribute[{ended.At}]: {ended.Exit.Title.In(council.Language)}. {ended.Exit.Body.In(council.Language).ReplaceLineEndings(" ").Trim()} {ended.Exit.Link}".Trim());
            case Intake.Ready ready:
                var opened = (await intake.Send(ready, null, stop))!;
                return GeoAnswer.Of(format, "service_requests", new JsonArray(new JsonObject { ["service_request_id"] = opened.Reference, ["service_notice"] = opened.Told, ["account_id"] = null }));
            default: throw new InvalidOperationException("An outcome that a request without files cannot have.");
        }
    }

    static JsonObject Answers(GeoService service, Dictionary<string, StringValues> sent)
    {
        var answers = new JsonObject();
        void Say(Question? question, string text) { if (question is not null && text.Length > 0) answers[question.Id] = text; }
        foreach (var (name, values) in sent)
            if (Attribute().Match(name) is { Success: true } attribute)
            {
                var id = attribute.Groups[1].Value;
                answers[id] = service.Attributes.FirstOrDefault(it => it.Id == id) is { } question ? Value(question, values) : values.ToString();
            }
        var place = new JsonObject();
        foreach (var (from, to) in new[] { ("lat", "latitude"), ("long", "longitude"), ("address_string", "details") })
            if (Text(sent, from) is { Length: > 0 } text) place[to] = text;
        // The number of a light stands among the attributes, since the standard has no field for it.
        if (service.Place.Type == "asset" && answers[service.Place.Id] is { } asset) place["id"] = asset.DeepClone();
        answers[service.Place.Id] = place;
        var description = Text(sent, "description");
        // We fetch nothing from addresses that are sent to us: officers see the address and decide.
        if (Text(sent, "media_url") is { Length: > 0 and <= 500 } media && Uri.TryCreate(media, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") description = $"{description}\n{media}".Trim();
        if (service.Description is null) Describe(place, description);
        else Say(service.Description, description);
        Say(service.Email, Text(sent, "email"));
        Say(service.Name, $"{Text(sent, "first_name")} {Text(sent, "last_name")}".Trim());
        Say(service.Phone, Text(sent, "phone"));
        return answers;
    }

    static void Describe(JsonObject place, string description)
    {
        var before = place["details"]?.GetValue<string>() ?? "";
        if (description.Length > 0) place["details"] = before.Length == 0 ? description : $"{before}\n{description}";
    }

    static JsonNode? Value(Question question, StringValues values)
    {
        if (question.Type == "choices") return new JsonArray([.. values.Where(it => !string.IsNullOrEmpty(it)).Select(it => (JsonNode?)it)]);
        var text = values.ToString().Trim();
        if (text.Length == 0) return null;
        return question.Type switch
        {
            "yes-no" or "declaration" => text.ToUpperInvariant() switch { "YES" or "TRUE" => true, "NO" or "FALSE" => false, _ => text },
            // A time with its day in front, or the day alone.
            "date" when text.Length > 10 => text[..10],
            "month" when text.Length > 7 => text[..7],
            _ => text,
        };
    }

    static string Field(GeoService service, string question) =>
        question == service.Place.Id ? "lat, long, address_string" : question == service.Description?.Id ? "description" : question == service.Email?.Id ? "email"
        : question == service.Name?.Id ? "first_name, last_name" : question == service.Phone?.Id ? "phone" : $"attribute[{question}]";

    static string Text(Dictionary<string, StringValues> sent, string name) => sent.TryGetValue(name, out var values) && values.Count > 0 ? values[0]?.Trim() ?? "" : "";

    [GeneratedRegex(@"^attribute\[([^\]]{1,100})\](?:\[\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
