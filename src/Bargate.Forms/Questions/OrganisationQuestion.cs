using System.Text.RegularExpressions;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using FieldError = Bargate.Ui.FieldError;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Questions;

/// <summary>An organisation by its name; with `number: required`, or as people like, its charity or company number.</summary>
internal sealed partial class OrganisationQuestion : IQuestionType
{
    const int Longest = 200;

    public QuestionKind Kind { get; } = new("organisation", ValueKind.Map, ["number"])
    {
        Members = new Dictionary<string, ValueKind> { ["name"] = ValueKind.Text, ["number"] = ValueKind.Text },
    };

    internal static bool NeedsNumber(Question question) => question.SettingText("number") == "required";

    public ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var part in new[] { "name", "number" })
            if (Posted.Text(posted, $"{question.Id}-{part}") is { Length: > 0 } text) typed[part] = text;
        return new(Check(question, typed, context));
    }

    static Reading Check(Question question, Fields typed, FormContext context)
    {
        if (typed.Count == 0)
            return question.Optional ? new Reading.Accepted(typed) : new Reading.Rejected(typed, "name", context.Missing(question, "forms.missing.organisation"));
        var errors = new List<FieldError>();
        if (typed.Text("name").Length == 0) errors.Add(new("name", context.Missing(question, "forms.missing.organisation")));
        else if (typed.Text("name").Length > Longest) errors.Add(new("name", context.TooLong("forms.organisation-name", Longest)));
        if (typed.Text("number").Length == 0 && NeedsNumber(question)) errors.Add(new("number", context.Say("forms.missing.organisation-number")));
        if (typed.Text("number") is { Length: > 0 } number && Number(number) is null) errors.Add(new("number", context.Say("forms.wrong.organisation-number")));
        return errors.Count == 0 ? new Reading.Accepted(typed) : new Reading.Rejected(typed, errors);
    }

    /// <summary>`sc 012345` as `SC012345`; null when it is not the number of a charity (6 or 7 digits, SC, NIC) or company (8 digits, or 2 letters and 6 digits).</summary>
    internal static string? Number(string text)
    {
        var compact = RegistrationText.Compact(text);
        return Shape().IsMatch(compact) ? compact : null;
    }

    public Value ValueOf(Question question, Fields answer)
    {
        if (answer.Text("name").Length == 0) return Value.Nothing;
        var parts = new Dictionary<string, Value> { ["name"] = Value.Of(answer.Text("name")) };
        if (Number(answer.Text("number")) is { } number) parts["number"] = Value.Of(number);
        return new Value.Map(parts);
    }

    public string Show(Question question, Fields answer, FormContext context) => Number(answer.Text("number")) is { } number
        ? $"{answer.Text("name")}\n{context.Words.Format("forms.organisation-numbered", ("number", number))}" : answer.Text("name");

    [GeneratedRegex("^(?:[0-9]{6,8}|[A-Z]{2}[0-9]{6}|NIC?[0-9]{6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
