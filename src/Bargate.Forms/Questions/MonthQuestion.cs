using System.Globalization;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Questions;

/// <summary>A month of a year in two fields, for what has no day: when somebody moved in. To a condition it is the first day of the month.</summary>
internal sealed class MonthQuestion : IQuestionType
{
    static readonly string[] Parts = ["month", "year"];

    public QuestionKind Kind { get; } = new("month", ValueKind.Date, ["min", "max"]);

    public ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var part in Parts) typed[part] = Posted.Text(posted, $"{question.Id}-{part}");
        return new(Check(question, typed, context));
    }

    static Reading Check(Question question, Fields typed, FormContext context)
    {
        var empty = Parts.Where(it => typed.Text(it).Length == 0).ToList();
        if (empty.Count == 2)
            return question.Optional ? new Reading.Accepted(typed) : new Reading.Rejected(typed, "month", context.Missing(question, "forms.missing.month"));
        if (empty.Count > 0)
            return new Reading.Rejected(typed, empty[0], context.Say("forms.wrong.date-part", ("label", question.Label.In(context.Language)), ("part", context.Words[$"forms.{empty[0]}"])));
        if (Parse(typed.Text("month"), typed.Text("year")) is not { } month) return new Reading.Rejected(typed, "month", context.Plain(question, "forms.wrong.month"));
        if (DateQuestion.Limit(question, "max", context) is { } latest && month > latest)
            return new Reading.Rejected(typed, "month", context.Wrong(question, latest == context.Today ? "forms.wrong.month-future" : "forms.wrong.month-after", ("month", Words(latest, context))));
        if (DateQuestion.Limit(question, "min", context) is { } earliest && month < First(earliest))
            return new Reading.Rejected(typed, "month", context.Wrong(question, "forms.wrong.month-before", ("month", Words(earliest, context))));
        return new Reading.Accepted(typed);
    }

    /// <summary>The first day of the month; null when it is none. Month names and two-digit years are understood.</summary>
    internal static DateOnly? Parse(string month, string year)
    {
        if (DateQuestion.Month(month) is not { } number || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var of)) return null;
        if (year.Length == 2) of += 2000;
        return of is >= 1850 and <= 2200 ? new DateOnly(of, number, 1) : null;
    }

    static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    static string Words(DateOnly month, FormContext context) => month.ToString("MMMM yyyy", context.Council.Locale);

    public Value ValueOf(Question question, Fields answer) => Parse(answer.Text("month"), answer.Text("year")) is { } month ? Value.Of(month) : Value.Nothing;

    public string Show(Question question, Fields answer, FormContext context) => Parse(answer.Text("month"), answer.Text("year")) is { } month ? Words(month, context) : "";

    public string? Export(Question question, Fields answer) =>
        Parse(answer.Text("month"), answer.Text("year")) is { } month ? month.ToString("yyyy-MM", CultureInfo.InvariantCulture) : null;
}
