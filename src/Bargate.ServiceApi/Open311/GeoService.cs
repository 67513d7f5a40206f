using System.Text.Json.Nodes;
using Bargate.Services.Contract;

namespace Bargate.ServiceApi.Open311;

/// <summary>
/// A service as Open311 knows one: it happens at a place in the street, and everything that must be answered can be said in the words of the
/// standard. Place, description, name, email and phone have fields of their own there; the other questions are attributes.
/// </summary>
internal sealed record GeoService(ServiceVersion Version, Question Place, Question? Description, Question? Email, Question? Name, Question? Phone, IReadOnlyList<Question> Attributes)
{
    static readonly Dictionary<string, string> Datatypes = new()
    {
        ["text"] = "string", ["long-text"] = "text", ["choice"] = "singlevaluelist", ["choices"] = "multivaluelist", ["yes-no"] = "singlevaluelist", ["declaration"] = "singlevaluelist",
        ["date"] = "datetime", ["month"] = "datetime", ["number"] = "number", ["money"] = "number", ["email"] = "string", ["phone"] = "string", ["name"] = "string",
        ["national-insurance-number"] = "string", ["vehicle-registration"] = "string", ["asset"] = "string",
    };

    /// <summary>Null where there is no place, or an answer is needed that the standard has no words for, such as a list of vehicles.</summary>
    public static GeoService? Of(ServiceVersion version)
    {
        var asked = version.Definition.Questions.Where(it => !it.IsComputed && !it.OfficersOnly).ToList();
        if (asked.Find(it => it.Type is "location" or "asset") is not { } place) return null;
        if (asked.Exists(it => it != place && IsNeeded(it) && (!Datatypes.ContainsKey(it.Type) || it.Type == "asset"))) return null;
        Question? First(string type) => asked.Find(it => it.Type == type);
        var (description, email, name, phone) = (First("long-text"), First("email"), First("name"), First("phone"));
        return new(version, place, description, email, name, phone,
            [.. asked.Where(it => (it == place ? it.Type == "asset" : it.Type != "asset" && Datatypes.ContainsKey(it.Type)) && it != description && it != email && it != name && it != phone)]);
    }

    public bool HasField(string question) => question == Description?.Id || question == Email?.Id || question == Name?.Id || question == Phone?.Id;

    public JsonObject Row(string language)
    {
        var it = Version.Definition;
        return new()
        {
            ["service_code"] = Version.Service, ["service_name"] = it.Title.In(language), ["description"] = it.Summary.In(language), ["metadata"] = Attributes.Count > 0,
            ["type"] = "realtime", ["keywords"] = it.Topic.Replace('-', ' '), ["group"] = it.Topic,
        };
    }

    public JsonObject Definition(string language, string yes, string no) => new()
    {
        ["service_code"] = Version.Service,
        ["attributes"] = new JsonArray([.. Attributes.Select((it, at) => (JsonNode)new JsonObject
        {
            ["variable"] = true, ["code"] = it.Id, ["datatype"] = Datatypes[it.Type], ["required"] = it != Place && IsNeeded(it),
            ["datatype_description"] = it.Hint?.In(language), ["order"] = at + 1, ["description"] = it.Ask.In(language), ["values"] = Values(it, language, yes, no),
        })]),
    };

    // A question that other answers may hide is not required by itself: whoever sends too little is told which is asked.
    static bool IsNeeded(Question question) => !question.Optional && question.When is null && question.Group?.When is null && question.Items is not { Min: 0 };

    static JsonArray? Values(Question question, string language, string yes, string no) => question.Type switch
    {
        "choice" or "choices" => new([.. question.Options.Select(it => Value(it.Id, it.Text.In(language)))]),
        "yes-no" => new(Value("yes", yes), Value("no", no)),
        "declaration" => new(Value("yes", yes)),
        _ => null,
    };

    static JsonObject Value(string key, string name) => new() { ["key"] = key, ["name"] = name };
}

/// <summary>The services that Open311 offers: those published now that fit it.</summary>
internal sealed class GeoServices(ServiceCatalogue catalogue)
{
    public IEnumerable<GeoService> All => catalogue.All.Select(GeoService.Of).OfType<GeoService>();

    public GeoService? Find(string code) => catalogue.Current(code) is { } version ? GeoService.Of(version) : null;
}
