using System.Globalization;
using System.Text.Json;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Bargate.Forms.Api;

/// <summary>An answer in JSON as the fields that the form would have posted, so that the question type reads and checks it as it does for everybody.</summary>
/// <param name="Wrong">The key of the words that say why it is not of the right shape; null when it is.</param>
/// <param name="At">Which part of the answer is wrong: `/town`.</param>
internal sealed record PostedAnswer(IFormCollection Fields, string? Wrong = null, string At = "")
{
    public static readonly PostedAnswer Nothing = new(FormCollection.Empty);

    public static PostedAnswer Of(Question question, JsonElement answer)
    {
        var shape = AnswerShape.Of(question);
        if (answer.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return Nothing;
        return shape.Kind switch
        {
            "parts" => Parts(question, shape, answer),
            "list" => List(question, answer),
            "yes-no" => answer.ValueKind is JsonValueKind.True or JsonValueKind.False ? One(question.Id, answer.GetBoolean() ? "yes" : "no") : Text(answer) is "yes" or "no" ? One(question.Id, Text(answer)!) : Bad("forms.api.yes-no"),
            "number" => Text(answer) is { } number ? One(question.Id, number) : Bad("forms.api.number"),
            "date" => answer.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(answer.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? Day(question.Id, day, withDay: true) : Bad("forms.api.date"),
            "month" => answer.ValueKind == JsonValueKind.String && DateOnly.TryParseExact($"{answer.GetString()}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                ? Day(question.Id, first, withDay: false) : Bad("forms.api.month"),
            _ => answer.ValueKind == JsonValueKind.String ? One(question.Id, answer.GetString()!) : Bad("forms.api.text"),
        };
    }

    static PostedAnswer Bad(string words, string at = "") => new(FormCollection.Empty, words, at);

    static PostedAnswer One(string name, string text) => new(new FormCollection(new() { [name] = text }));

    static PostedAnswer Day(string name, DateOnly day, bool withDay)
    {
        string Number(int it) => it.ToString(CultureInfo.InvariantCulture);
        var fields = new Dictionary<string, StringValues> { [$"{name}-month"] = Number(day.Month), [$"{name}-year"] = Number(day.Year) };
        if (withDay) fields[$"{name}-day"] = Number(day.Day);
        return new(new FormCollection(fields));
    }

    // The form drops what is no option, since its own page cannot have offered it. A program that sends one has another edition in mind.
    static PostedAnswer List(Question question, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Array) return Bad("forms.api.list");
        var at = 0;
        foreach (var it in answer.EnumerateArray())
        {
            if (it.ValueKind != JsonValueKind.String || question.Option(it.GetString()!) is null) return Bad("forms.api.option", $"/{at}");
            at++;
        }
        return new(new FormCollection(new() { [question.Id] = new([.. answer.EnumerateArray().Select(it => it.GetString())]) }));
    }

    static PostedAnswer Parts(Question question, AnswerShape shape, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object) return Bad("forms.api.parts");
        var fields = new Dictionary<string, StringValues>();
        foreach (var it in answer.EnumerateObject())
        {
            if (shape.Parts.FirstOrDefault(part => part.Name == it.Name) is not { } part) return Bad("forms.api.part", $"/{it.Name}");
            if (it.Value.ValueKind == JsonValueKind.Null) continue;
            if (Text(it.Value) is not { } text) return Bad("forms.api.text", $"/{it.Name}");
            fields[$"{question.Id}-{part.Field}"] = text;
        }
        return new(new FormCollection(fields));
    }

    static string? Text(JsonElement value) => value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };
}
