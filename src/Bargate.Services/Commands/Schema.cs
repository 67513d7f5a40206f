using System.Text.Json;
using System.Text.Json.Nodes;
using Bargate.Services.Contract;
using static System.Text.Encodings.Web.JavaScriptEncoder;

namespace Bargate.Services.Commands;

/// <summary>The JSON Schema of service files, for editors that complete and check while somebody writes. A test holds it beside the reader.</summary>
internal static class Schema
{
    const string Time = @"^\d{1,5} (day|month|year)s?$", Days = @"^\d{1,5} days?$", WorkingDays = @"^\d{1,5} working days?$";

    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<QuestionKind> kinds) => Tree([.. kinds]).ToJsonString(Written);

    internal static JsonObject Tree(IReadOnlyList<QuestionKind> kinds)
    {
        var parts = new JsonObject
        {
            ["text"] = new JsonObject { ["anyOf"] = new JsonArray(Type("string"), Each(Type("string"))) },
            ["words"] = new JsonObject { ["anyOf"] = new JsonArray(Type("string"), List(Type("string"))) },
            ["numbers"] = new JsonObject { ["anyOf"] = new JsonArray(Type("integer"), List(Type("integer"))) },
            ["item"] = new JsonObject { ["anyOf"] = new JsonArray(Ref("question"), Ref("value"), Ref("group"), Ref("use")) },
        };
        foreach (var (name, part) in ServiceParts().Concat(QuestionParts(kinds)).Concat(CaseParts())) parts[name] = part;
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A service of a council",
            ["$ref"] = "#/$defs/service",
            ["$defs"] = parts,
        };
    }

    static IEnumerable<(string, JsonObject)> ServiceParts() =>
    [
        ("service", Map(["title", "summary", "topic", "team", "questions", "case", "keep"],
            ("title", Ref("text"), "What a resident wants to do, as its page says it: Report a missed bin"),
            ("summary", Ref("text"), "One sentence for lists and search"),
            ("topic", Type("string"), "Where it stands among the council's services: bins-and-recycling"),
            ("lgsl", Ref("numbers"), "Number of the Local Government Services List, or several as [273, 280]"),
            ("lgil", Type("integer"), "Number of the Local Government Interactions List: 0 apply, 4 pay, 8 information, 17 report"),
            ("team", Type("string"), "The team that answers for it, from teams.yaml"),
            ("languages", Ref("words"), "The languages that all of it is written in: [en, pl]. Every text then needs each of them"),
            ("takes", Ref("text"), "How long it takes: 3 minutes"),
            ("for", Ref("text"), "Who it is for"),
            ("needs", List(Ref("text")), "What to have at hand, a line each"),
            ("before", Ref("text"), "More of the start page, in Markdown: what happens, and by when"),
            ("questions", List(Ref("item")), "In the order in which they are asked: one question is one page"),
            ("officers-only", List(Ref("item")), "More questions, asked only when an officer fills in the form for somebody"),
            ("exits", Each(Ref("page")), "Pages where the form ends early, by the id that an exit's `to:` names"),
            ("fee", Ref("fee"), "What the resident pays"),
            ("renewal", Ref("renewal"), "What ends one day: the resident is reminded once before it does"),
            ("case", Ref("case"), "What the council does about it"),
            ("messages", Enum("email", "text", "letter", "account"), "How residents are told"),
            ("rating", Ref("rating"), "When residents are asked how it went"),
            ("keep", Ref("keep"), "How long things are kept after the case is closed, and why they may be"))),
        ("page", Map(["title", "body"],
            ("title", Ref("text"), "What the page says first"),
            ("body", Ref("text"), "What to do instead, in Markdown"),
            ("link", Type("string"), "Where that can be done: https://..., tel:999 or a page of ours"),
            ("link-text", Ref("text"), "The words of the link"))),
        ("fee", Map(["amount", "for"],
            ("amount", Any("string", "number"), "Pence: 1500, or worked out as count(items) * 1500"),
            ("for", Ref("text"), "What the money is for, as the invoice says it"),
            ("when", Condition(), "Only these pay; without it, all do"))),
        ("renewal", Map(["from", "remind", "say"],
            ("from", Ref("words"), "Stages that close the case with what lasts: [issued]"),
            ("after", Pattern(Time), "How long it lasts from that stage: 12 months. Or write `ends:`"),
            ("ends", Type("string"), "The name of a date that a stage asks an officer for: its last day. Or write `after:`"),
            ("remind", Pattern(Days), "How long before its end the resident is told: 28 days"),
            ("say", Ref("text"), "What they are told; shows {ends}"),
            ("service", Type("string"), "The service that renews it, where it is not this one"))),
        ("rating", Map([], ("ask", Enum("after-submit", "after-close"), "The moments"))),
        ("keep", Map(["answers", "files", "contact", "because"],
            ("answers", Pattern(Time), "The whole case: 24 months"),
            ("files", Pattern(Time), "Photos and papers: 6 months"),
            ("contact", Pattern(Time), "Name, email and phone: 6 months"),
            ("because", Ref("text"), "The legal basis, in plain words"))),
        ("block", Map(["questions"],
            ("questions", List(new JsonObject { ["anyOf"] = new JsonArray(Ref("question"), Ref("value"), Ref("group")) }), "What a service asks where it says `use:`"),
            ("exits", Each(Ref("page")), "Exit pages that its questions lead to"))),
    ];

    static IEnumerable<(string, JsonObject)> QuestionParts(IReadOnlyList<QuestionKind> kinds) =>
    [
        ("use", Map(["use"], ("use", new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9-]+@[0-9]+$" }, "A block with its version: contact@1"))),
        ("question", Question(kinds)),
        ("value", Map(["id", "label", "type", "value"],
            ("id", Type("string"), "The name by which later conditions know it"),
            ("label", Ref("text"), "Its name where people see it"),
            ("type", Names(kinds), "number, money, yes-no, text or date"),
            ("value", Any("string", "number", "boolean"), "How it is worked out: count(items) * 1500"),
            ("when", Condition(), "Worked out only when this holds"),
            ("show", Type("boolean"), "Shown before sending"))),
        ("group", Map(["group", "ask", "questions"],
            ("group", Type("string"), "Its id, and the end of its page's address"),
            ("ask", Ref("text"), "The heading of its page"),
            ("label", Ref("text"), "Its short name in summaries"),
            ("hint", Ref("text"), "Help below the heading"),
            ("why", Ref("text"), "Why we ask"),
            ("when", Condition(), "Asked only when this holds"),
            ("item", Ref("text"), "With `repeat:`, the word for one of them: vehicle"),
            ("repeat", Ref("repeat"), "Asked once for each of several items"),
            ("questions", List(new JsonObject { ["anyOf"] = new JsonArray(Ref("question"), Ref("value")) }), "Short questions, all on its page"))),
        ("repeat", Map([],
            ("min", Type("integer"), "The fewest items"),
            ("max", Type("integer"), "The most items"),
            ("add", Ref("text"), "The words that lead to another one: Add another vehicle"))),
        ("option", new JsonObject { ["anyOf"] = new JsonArray(Type("string"), Ref("option-with-hint"), Each(Type("string"))) }),
        ("option-with-hint", Map(["text"], ("text", Ref("text"), "What is chosen"), ("hint", Ref("text"), "Help below it"))),
        ("exit", Map(["when", "to"], ("when", Condition(), "Those who end here"), ("to", Type("string"), "The id of a page under `exits:`"))),
        ("errors", Map([], ("missing", Ref("text"), "Said when it was left empty, as what to do: Enter how deep it is"), ("wrong", Ref("text"), "Said when it cannot be right"))),
        ("duplicates", Map([],
            ("radius-m", Type("integer"), "How near, in metres"),
            ("same", Ref("words"), "Earlier questions whose answers must be the same"),
            ("open-only", Type("boolean"), "Only cases that are open"),
            ("offer", One("follow"), "What is offered instead of another report"))),
    ];

    static JsonObject Question(IReadOnlyList<QuestionKind> kinds)
    {
        var map = Map(["id", "ask", "type"],
            ("id", Type("string"), "The name by which conditions know it, and the end of its page's address"),
            ("ask", Ref("text"), "The question, as the heading of its page"),
            ("label", Ref("text"), "Its short name in summaries, in the case and in CSV files"),
            ("hint", Ref("text"), "Help below the question: where to find it, an example"),
            ("why", Ref("text"), "Why we ask, where people may wonder"),
            ("type", Names(kinds), "What kind of answer it takes"),
            ("optional", Type("boolean"), "People may go on without answering"),
            ("when", Condition(), "Asked only when this holds: kind == 'pothole'"),
            ("options", Each(Ref("option")), "For choice and choices: an id and a text for each"),
            ("exits", new JsonObject { ["anyOf"] = new JsonArray(Ref("exit"), List(Ref("exit"))) }, "Who ends here, and where they are led"),
            ("errors", Ref("errors"), "What is said in place of general words when the answer cannot be taken"),
            ("duplicates", Ref("duplicates"), "For location: looks for the same report nearby"));
        var properties = map["properties"]!.AsObject();
        foreach (var setting in kinds.SelectMany(it => it.Settings).Distinct().Where(it => !properties.ContainsKey(it)))
        {
            var takers = kinds.Where(it => it.Settings.Contains(setting)).ToList();
            var node = takers.TrueForAll(it => it.TextSettings.Contains(setting)) ? Ref("text") : new JsonObject();
            node["description"] = $"For questions of type {string.Join(", ", takers.Select(it => it.Name))}";
            properties[setting] = node;
        }
        return map;
    }

    static IEnumerable<(string, JsonObject)> CaseParts() =>
    [
        ("case", Map(["reference", "stages"],
            ("reference", Pattern("^[A-Z]{2}$"), "Two capital letters in front of each reference: RD"),
            ("assign", List(Ref("assign")), "Which team gets it: the first line that holds"),
            ("stages", List(Ref("stage")), "Where a case can be, in order, in words that residents read"),
            ("auto", Ref("auto"), "What is done at once, where a person would add nothing"),
            ("public", Ref("public"), "What everybody may see on the map"),
            ("reopen", Ref("reopen"), "Who may say that it is not fixed, and how long"),
            ("overdue", Ref("overdue"), "Who is told when a target is missed"))),
        ("assign", Map(["to"], ("when", Condition(), "Without it the line always holds"), ("to", Ref("to"), "The team and how soon"))),
        ("to", Map(["team"], ("team", Type("string"), "From teams.yaml"), ("priority", One("routine", "urgent"), "urgent comes first in the queue"))),
        ("stage", Map(["id", "say"],
            ("id", Type("string"), "Its name in the file and in lists"),
            ("say", Ref("text"), "What the resident is told. May show {reason}, {reference}, {due:STAGE} and what `asks:` names"),
            ("next", Ref("text"), "What happens next, and by when"),
            ("target", Pattern(WorkingDays), "Working days from the stage before: 3 working days"),
            ("closes", Type("boolean"), "The case is closed here"),
            ("reasons", Each(Ref("text")), "Why it came here, by id: the officer chooses one, {reason} shows it"),
            ("asks", Each(Type("string")), "What the officer fills in: a name that the message shows, and a question type: { date: date }"),
            ("tasks", List(Ref("task")), "What officers tick off"))),
        ("task", Map(["id", "do"], ("id", Type("string"), "Its name in the file"), ("do", Ref("text"), "What is to be done"))),
        ("auto", Map(["to", "sample"],
            ("when", Condition(), "For these answers; without it, for all"),
            ("to", Type("string"), "The stage that the case comes to on submission"),
            ("reason", Type("string"), "Its reason, where that stage has reasons"),
            ("sample", Pattern(@"^1 in \d{1,4}$"), "How many an officer checks afterwards: 1 in 10"))),
        ("public", Map([], ("show", Ref("words"), "Questions, or parts of an answer such as place.street"), ("redact-before-publish", Ref("words"), "Shown only after an officer released it: [photo]"))),
        ("reopen", Map(["within"], ("by", Enum("reporter"), "Who may say it"), ("within", Pattern(Days), "For how long after it was closed: 14 days"), ("from", Ref("words"), "After which closed stages it can be said"))),
        ("overdue", Map([], ("tell-resident", Type("boolean"), "Before they ask"), ("escalate-to", Type("string"), "The team whose lead hears of it"))),
    ];

    static JsonObject Names(IReadOnlyList<QuestionKind> kinds) => new() { ["enum"] = new JsonArray([.. kinds.Select(it => (JsonNode)it.Name)]) };

    static JsonObject Type(string name) => new() { ["type"] = name };

    static JsonObject Any(params string[] names) => new() { ["type"] = new JsonArray([.. names.Select(it => (JsonNode)it)]) };

    static JsonObject Condition() => Any("string", "boolean");

    static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    /// <summary>One of these words, or a list of them.</summary>
    static JsonObject Enum(params string[] words) => new() { ["anyOf"] = new JsonArray(One(words), List(One(words))) };

    static JsonObject One(params string[] words) => new() { ["enum"] = new JsonArray([.. words.Select(it => (JsonNode)it)]) };

    static JsonObject Ref(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    static JsonObject List(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    static JsonObject Each(JsonNode values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    static JsonObject Map(string[] required, params (string Key, JsonObject Is, string Description)[] properties)
    {
        foreach (var (_, node, description) in properties) node["description"] = description;
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(it => KeyValuePair.Create<string, JsonNode?>(it.Key, it.Is))),
            ["required"] = new JsonArray([.. required.Select(it => (JsonNode)it)]),
            ["additionalProperties"] = false,
        };
    }
}
