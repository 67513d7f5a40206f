using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using FieldError = Bargate.Ui.FieldError;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Questions;

/// <summary>A UK bank or building society account (GOV.UK Design System, Bank details). People see its last four digits; an officer who pays sees all of it, once and with a reason that is written down (`/staff/cases/account`).</summary>
internal sealed class BankAccountQuestion : IQuestionType
{
    const int Longest = 100;

    internal static readonly string[] Parts = ["name", "sort-code", "account-number", "roll-number"];

    public QuestionKind Kind { get; } = new("bank-account", ValueKind.Map, []);

    public ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var part in Parts)
            if (Posted.Text(posted, $"{question.Id}-{part}") is { Length: > 0 } text) typed[part] = text;
        return new(Check(question, typed, context));
    }

    static Reading Check(Question question, Fields typed, FormContext context)
    {
        if (typed.Count == 0)
            return question.Optional ? new Reading.Accepted(typed) : new Reading.Rejected(typed, "name", context.Missing(question, "forms.missing.bank-account"));
        var errors = new List<FieldError>();
        if (typed.Text("name").Length == 0) errors.Add(new("name", context.Say("forms.missing.bank-name")));
        else if (typed.Text("name").Length > Longest) errors.Add(new("name", context.TooLong("forms.bank-name", Longest)));
        if (SortCode(typed.Text("sort-code")) is null) errors.Add(new("sort-code", context.Say(typed.Text("sort-code").Length == 0 ? "forms.missing.bank-sort-code" : "forms.wrong.bank-sort-code")));
        if (AccountNumber(typed.Text("account-number")) is null) errors.Add(new("account-number", context.Say(typed.Text("account-number").Length == 0 ? "forms.missing.bank-account-number" : "forms.wrong.bank-account-number")));
        if (typed.Text("roll-number") is { Length: > 0 } roll && !IsRollNumber(roll)) errors.Add(new("roll-number", context.Say("forms.wrong.bank-roll-number")));
        return errors.Count == 0 ? new Reading.Accepted(typed) : new Reading.Rejected(typed, errors);
    }

    /// <summary>`09 01 27` as `09-01-27`; null when it is not six digits.</summary>
    internal static string? SortCode(string text) => Digits(text) is { Length: 6 } digits ? $"{digits[..2]}-{digits[2..4]}-{digits[4..]}" : null;

    /// <summary>Six to eight digits; shorter numbers are filled with zeros in front, as banks do.</summary>
    internal static string? AccountNumber(string text) => Digits(text) is { Length: >= 6 and <= 8 } digits ? digits.PadLeft(8, '0') : null;

    internal static bool IsRollNumber(string text) => text.Length <= 18 && text.All(it => char.IsAsciiLetterOrDigit(it) || it is ' ' or '-' or '/' or '.') && text.Any(char.IsAsciiLetterOrDigit);

    // Spaces and hyphens are how people write them; anything else is not a number.
    static string? Digits(string text)
    {
        var digits = RegistrationText.Compact(text);
        return digits.All(char.IsAsciiDigit) ? digits : null;
    }

    public Value ValueOf(Question question, Fields answer) => AccountNumber(answer.Text("account-number")) is null ? Value.Nothing : new Value.Map(new Dictionary<string, Value>());

    public string Show(Question question, Fields answer, FormContext context) => AccountNumber(answer.Text("account-number")) is { } number
        ? $"{answer.Text("name")}\n{context.Words.Format("forms.bank-ending", ("digits", number[^4..]))}" : "";

    public string? Export(Question question, Fields answer)
    {
        if (AccountNumber(answer.Text("account-number")) is not { } number) return null;
        var roll = answer.Text("roll-number");
        return $"{answer.Text("name")}, {SortCode(answer.Text("sort-code"))}, {number}{(roll.Length > 0 ? ", " + roll : "")}";
    }
}
