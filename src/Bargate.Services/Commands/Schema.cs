using System.Text.Json;
using System.Text.Json.Nodes;
using Bargate.Services.Contract;
using static System.Text.Encodings.Web.JavaScriptEncoder;

namespace Bargate.Services.Commands;

/// <summary>The JSON Schema of service files, for editors that complete and check while somebody writes. A test holds it beside the reader.</summary>
internal static class Schema
{
    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<QuestionKind> kinds) => Tree([.. kinds]).ToJsonString(Written);

    internal static JsonObject Tree(IReadOnlyList<QuestionKind> kinds) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "A service of a council",
        ["$ref"] = "#/$defs/service",
        ["$defs"] = new JsonObject
        {
            ["text"] = new JsonObject { ["description"] = "A text for people, or one for each language", ["anyOf"] = new JsonArray(Type("string"), new JsonObject { ["type"] = "object", ["additionalProperties"] = Type("string") }) },
            ["words"] = new JsonObject { ["anyOf"] = new JsonArray(Type("string"), List(Type("string"))) },
            ["service"] = Service(),
            ["item"] = new JsonObject { ["anyOf"] = new JsonArray(Ref("question"), Ref("value"), Ref("group"), Map(["use"], ("use", Type("string")))) },
            ["question"] = Question(kinds),
            ["value"] = Map(["id", "label", "type", "value"], ("id", Type("string")), ("label", Ref("text")), ("type", Names(kinds)), ("value", Type("string")), ("when", Type("string")), ("show", Type("boolean"))),
            ["group"] = Map(["group", "ask", "questions"], ("group", Type("string")), ("ask", Ref("text")), ("label", Ref("text")), ("hint", Ref("text")), ("why", Ref("text")), ("when", Type("string")), ("item", Ref("text")),
                ("repeat", Map([], ("min", Type("integer")), ("max", Type("integer")), ("add", Ref("text")))), ("questions", List(new JsonObject { ["anyOf"] = new JsonArray(Ref("question"), Ref("value")) }))),
            ["option"] = new JsonObject { ["anyOf"] = new JsonArray(Ref("text"), Map(["text"], ("text", Ref("text")), ("hint", Ref("text")))) },
            ["exit"] = Map(["when", "to"], ("when", Type("string")), ("to", Type("string"))),
            ["page"] = Map(["title", "body"], ("title", Ref("text")), ("body", Ref("text")), ("link", Type("string")), ("link-text", Ref("text"))),
            ["case"] = Case(),
            ["stage"] = Map(["id", "say"], ("id", Type("string")), ("say", Ref("text")), ("next", Ref("text")), ("target", Type("string")), ("closes", Type("boolean")), ("reasons", Each(Ref("text"))),
                ("asks", Each(Type("string"))), ("tasks", List(Map(["id", "do"], ("id", Type("string")), ("do", Ref("text")))))),
        },
    };

    static JsonObject Service() => Map(["title", "summary", "topic", "team", "questions", "case", "keep"],
        ("title", Ref("text")), ("summary", Ref("text")), ("topic", Type("string")), ("lgsl", Type("integer")), ("lgil", Type("integer")), ("team", Type("string")), ("languages", Ref("words")),
        ("takes", Ref("text")), ("for", Ref("text")), ("needs", List(Ref("text"))), ("before", Ref("text")), ("questions", List(Ref("item"))), ("officers-only", List(Ref("item"))), ("exits", Each(Ref("page"))),
        ("fee", Map(["amount", "for"], ("amount", Any("string", "number")), ("for", Ref("text")), ("when", Type("string")))), ("case", Ref("case")), ("messages", Ref("words")),
        ("rating", Map([], ("ask", Ref("words")))), ("keep", Map(["answers", "files", "contact", "because"], ("answers", Type("string")), ("files", Type("string")), ("contact", Type("string")), ("because", Ref("text")))));

    static JsonObject Question(IReadOnlyList<QuestionKind> kinds)
    {
        var map = Map(["id", "ask", "type"],
            ("id", Type("string")), ("ask", Ref("text")), ("label", Ref("text")), ("hint", Ref("text")), ("why", Ref("text")), ("type", Names(kinds)), ("optional", Type("boolean")), ("when", Type("string")),
            ("options", Each(Ref("option"))), ("exits", new JsonObject { ["anyOf"] = new JsonArray(Ref("exit"), List(Ref("exit"))) }), ("errors", Map([], ("missing", Ref("text")), ("wrong", Ref("text")))),
            ("duplicates", Map([], ("radius-m", Type("integer")), ("same", Ref("words")), ("open-only", Type("boolean")), ("offer", Type("string")))));
        var properties = map["properties"]!.AsObject();
        foreach (var setting in kinds.SelectMany(it => it.Settings).Distinct().Where(it => !properties.ContainsKey(it)))
            properties[setting] = new JsonObject { ["description"] = $"For questions of type {string.Join(", ", kinds.Where(it => it.Settings.Contains(setting)).Select(it => it.Name))}" };
        return map;
    }

    static JsonObject Case() => Map(["reference", "stages"],
        ("reference", new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{2}$" }),
        ("assign", List(Map(["to"], ("when", Any("string", "boolean")), ("to", Map(["team"], ("team", Type("string")), ("priority", Type("string"))))))), ("stages", List(Ref("stage"))),
        ("auto", Map(["to"], ("when", Type("string")), ("to", Type("string")), ("reason", Type("string")), ("sample", Type("string")))), ("public", Map([], ("show", Ref("words")), ("redact-before-publish", Ref("words")))),
        ("reopen", Map(["within"], ("by", Ref("words")), ("within", Type("string")), ("from", Ref("words")))), ("overdue", Map([], ("tell-resident", Type("boolean")), ("escalate-to", Type("string")))));

    static JsonObject Names(IReadOnlyList<QuestionKind> kinds) => new() { ["enum"] = new JsonArray([.. kinds.Select(it => (JsonNode)it.Name)]) };

    static JsonObject Type(string name) => new() { ["type"] = name };

    static JsonObject Any(params string[] names) => new() { ["type"] = new JsonArray([.. names.Select(it => (JsonNode)it)]) };

    static JsonObject Ref(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    static JsonObject List(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    static JsonObject Each(JsonNode values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    static JsonObject Map(string[] required, params (string Key, JsonNode Is)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(it => KeyValuePair.Create<string, JsonNode?>(it.Key, it.Is))),
        ["required"] = new JsonArray([.. required.Select(it => (JsonNode)it)]),
        ["additionalProperties"] = false,
    };
}
