using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Bargate.ServiceApi.Open311;

/// <summary>One answer as XML or JSON. The JSON is the XML by the Spark convention: lists lose the name of their items, and the outermost element is left out.</summary>
internal static class GeoAnswer
{
    static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Of(string format, string root, JsonNode body, int status = StatusCodes.Status200OK)
    {
        if (format == "json") return Results.Text(body.ToJsonString(Written), "application/json; charset=utf-8", null, status);
        var xml = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = XmlWriter.Create(xml, new() { OmitXmlDeclaration = true })) Element(root, body).Save(writer);
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + xml, "text/xml; charset=utf-8", null, status);
    }

    public static IResult Error(string format, int status, params IReadOnlyList<string> descriptions) => Of(format == "json" ? format : "xml", "errors",
        new JsonArray([.. descriptions.Select(it => (JsonNode)new JsonObject { ["code"] = status, ["description"] = it })]), status);

    /// <summary>`1994-11-05T13:15:30Z`, as the standard writes a time.</summary>
    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static XElement Element(string name, JsonNode? node) => node switch
    {
        null => new(name),
        JsonArray list => new(name, list.Select(it => Element(Item(name), it))),
        JsonObject data => new(name, data.Select(it => Element(it.Key, it.Value))),
        _ => new(name, Clean(node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString())),
    };

    static string Item(string list) => list == "service_requests" ? "request" : list[..^1];

    // What XML cannot hold, such as half of a pair of surrogates, becomes the character for that.
    static string Clean(string text)
    {
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (i + 1 < letters.Length && XmlConvert.IsXmlSurrogatePair(letters[i + 1], letters[i])) i++;
            else if (!XmlConvert.IsXmlChar(letters[i])) letters[i] = '\uFFFD';
        return new(letters);
    }
}
