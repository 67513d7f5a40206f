using System.Text.Json.Nodes;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;

namespace Bargate.ServiceApi.Api;

/// <summary>A service as JSON: its pages and questions in order, and every condition as data, so that a program can ask the same questions.</summary>
internal static class ServiceData
{
    public static JsonObject Summary(ServiceVersion version, string language)
    {
        var it = version.Definition;
        return new()
        {
            ["id"] = version.Service,
            ["edition"] = version.Number,
            ["title"] = it.Title.In(language),
            ["summary"] = it.Summary.In(language),
            ["topic"] = it.Topic,
            ["languages"] = new JsonArray([.. it.Languages.Select(one => (JsonNode)one)]),
            ["takesFiles"] = it.Questions.Any(one => one.Type == "file"),
            ["form"] = $"/services/{version.Service}",
        };
    }

    public static JsonObject Whole(ServiceVersion version, string language)
    {
        var (it, whole) = (version.Definition, Summary(version, language));
        whole["language"] = language;
        // Officers' questions are no part of the form that a program sends.
        var asked = it.Questions.Where(one => !one.IsComputed && !one.OfficersOnly).ToList();
        whole["pages"] = Array(asked.GroupBy(one => one.PageId), page => With(new JsonObject { ["id"] = page.Key },
            ("title", page.First().Group?.Ask.In(language)), ("when", Condition(page.First().Group?.When)), ("questions", Array(page, one => Question(one, language)))));
        whole["computed"] = Array(it.Questions.Where(one => one.IsComputed), one => With(new JsonObject { ["id"] = one.Id, ["label"] = one.Label.In(language) },
            ("when", Condition(one.When)), ("value", ConditionData.Of(one.Value!)), ("source", one.Value!.Source)));
        whole["exits"] = Array(it.Exits, one => With(new JsonObject { ["id"] = one.Id, ["title"] = one.Title.In(language), ["text"] = one.Body.In(language) }, ("link", one.Link)));
        if (it.Fee is { } fee) whole["fee"] = With(new JsonObject { ["for"] = fee.For.In(language), ["pence"] = ConditionData.Of(fee.Amount) }, ("when", Condition(fee.When)));
        return whole;
    }

    static JsonObject Question(Question question, string language)
    {
        var shape = AnswerShape.Of(question);
        var data = new JsonObject { ["id"] = question.Id, ["type"] = question.Type, ["ask"] = question.Ask.In(language), ["label"] = question.Label.In(language), ["optional"] = question.Optional };
        var answer = new JsonObject { ["kind"] = shape.Kind };
        if (shape.Parts.Count > 0) answer["parts"] = Array(shape.Parts, it => it.Name);
        var settings = new JsonObject(question.Settings.Where(it => Setting(it.Value, language) is not null).Select(it => KeyValuePair.Create(it.Key, Setting(it.Value, language))));
        With(data, ("hint", question.Hint?.In(language)), ("why", question.Why?.In(language)), ("when", Condition(question.When)), ("answer", answer),
            ("options", question.Options.Count == 0 ? null : Array(question.Options, it => With(new JsonObject { ["id"] = it.Id, ["text"] = it.Text.In(language) }, ("hint", it.Hint?.In(language))))),
            ("settings", settings.Count == 0 ? null : settings),
            ("exits", question.Exits.Count == 0 ? null : Array(question.Exits, it => new JsonObject { ["when"] = Condition(it.When), ["to"] = it.To })));
        if (question.Items is { } rules)
            data["items"] = new JsonObject { ["item"] = rules.Item.In(language), ["min"] = rules.Min, ["max"] = rules.Max, ["questions"] = Array(rules.Questions, it => Question(it, language)) };
        return data;
    }

    static JsonObject? Condition(Condition? when) => when is null ? null : new() { ["source"] = when.Source, ["test"] = ConditionData.Of(when), ["uses"] = Array(when.Uses.Order(StringComparer.Ordinal), it => it) };

    static JsonNode? Setting(object value, string language) => value switch
    {
        string text => text,
        decimal number => number,
        bool yes => yes,
        Text words => words.In(language),
        IReadOnlyList<object> list => Array(list, it => it.ToString()),
        _ => null,
    };

    static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> one) => new([.. items.Select(one)]);

    static JsonObject With(JsonObject data, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        foreach (var (name, value) in more)
            if (value is not null) data[name] = value;
        return data;
    }
}
