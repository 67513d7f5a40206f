using System.Globalization;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Questions;

/// <summary>A day in three fields (GOV.UK Design System, Dates). Month names and two-digit years are understood.</summary>
internal sealed class DateQuestion : IQuestionType
{
    public QuestionKind Kind { get; } = new("date", ValueKind.Date, ["min", "max"]);

    public ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var part in new[] { "day", "month", "year" }) typed[part] = Posted.Text(posted, $"{question.Id}-{part}");
        return new(Check(question, typed, context));
    }

    static Reading Check(Question question, Fields typed, FormContext context)
    {
        var empty = typed.Where(it => it.Value.Length == 0).Select(it => it.Key).ToList();
        if (empty.Count == 3)
            return question.Optional ? new Reading.Accepted(typed) : new Reading.Rejected(typed, "day", context.Missing(question, "forms.missing.date"));
        if (empty.Count > 0)
            return new Reading.Rejected(typed, empty[0], context.Say("forms.wrong.date-part", ("label", question.Label.In(context.Language)), ("part", context.Words[$"forms.{empty[0]}"])));
        if (Parse(typed) is not { } day) return new Reading.Rejected(typed, "day", context.Plain(question, "forms.wrong.date"));
        if (Limit(question, "max", context) is { } latest && day > latest)
            return new Reading.Rejected(typed, "day", context.Wrong(question, latest == context.Today ? "forms.wrong.date-future" : "forms.wrong.date-after", ("date", context.Council.Time.Date(latest))));
        if (Limit(question, "min", context) is { } earliest && day < earliest)
            return new Reading.Rejected(typed, "day", context.Wrong(question, "forms.wrong.date-before", ("date", context.Council.Time.Date(earliest))));
        return new Reading.Accepted(typed);
    }

    internal static DateOnly? Limit(Question question, string setting, FormContext context) =>
        question.SettingText(setting) is { } written ? RelativeDate.Parse(written)?.On(context.Today, context.Council.WorkingDays) : null;

    static DateOnly? Parse(Fields typed)
    {
        if (!int.TryParse(typed.Text("day"), NumberStyles.None, CultureInfo.InvariantCulture, out var day)) return null;
        if (!int.TryParse(typed.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return null;
        if (typed.Text("year").Length == 2) year += 2000;
        if (Month(typed.Text("month")) is not { } month || year is < 1850 or > 2200 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new(year, month, day);
    }

    internal static int? Month(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number is >= 1 and <= 12 ? number : null;
        if (text.Length < 3) return null;
        var index = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, it => it.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        return index is >= 0 and < 12 ? index + 1 : null;
    }

    public Value ValueOf(Question question, Fields answer) => Parse(answer) is { } day ? Value.Of(day) : Value.Nothing;

    public string? Export(Question question, Fields answer) => Parse(answer)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Show(Question question, Fields answer, FormContext context) => Parse(answer) is { } day ? context.Council.Time.Date(day) : "";
}
