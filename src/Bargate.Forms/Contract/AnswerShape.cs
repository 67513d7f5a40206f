using Bargate.Services.Contract;

namespace Bargate.Forms.Contract;

/// <summary>How a program writes the answer of a question in JSON.</summary>
/// <param name="Kind">text, number, yes-no, date (2026-11-23), month (2026-11), list (of options), files (of ids), items (of objects, by question) or parts (an object).</param>
public sealed record AnswerShape(string Kind, IReadOnlyList<AnswerPart> Parts)
{
    static readonly AnswerShape Text = new("text", []);

    static readonly Dictionary<string, AnswerShape> ByType = new()
    {
        ["number"] = new("number", []), ["money"] = new("number", []), ["yes-no"] = new("yes-no", []), ["declaration"] = new("yes-no", []),
        ["date"] = new("date", []), ["month"] = new("month", []), ["choices"] = new("list", []), ["file"] = new("files", []), [Question.GroupType] = new("items", []),
        ["address"] = new("parts", [new("uprn", "uprn"), new("line1", "line1"), new("line2", "line2"), new("town", "town"), new("postcode", "typed-postcode")]),
        ["location"] = new("parts", [new("latitude", "latitude"), new("longitude", "longitude"), new("details", "details")]),
        ["asset"] = new("parts", [new("id", "choice"), new("latitude", "latitude"), new("longitude", "longitude"), new("details", "details")]),
        ["bank-account"] = new("parts", [.. new[] { "name", "sort-code", "account-number", "roll-number" }.Select(it => new AnswerPart(it, it))]),
        ["organisation"] = new("parts", [new("name", "name"), new("number", "number")]),
    };

    /// <summary>Types that are not named are one text.</summary>
    public static AnswerShape Of(Question question) => ByType.GetValueOrDefault(question.Type, Text);
}

/// <param name="Name">In JSON.</param>
/// <param name="Field">The field of the form that it fills in.</param>
public sealed record AnswerPart(string Name, string Field);
