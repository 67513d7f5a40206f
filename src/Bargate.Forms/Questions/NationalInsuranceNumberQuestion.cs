using System.Text.RegularExpressions;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;

namespace Bargate.Forms.Questions;

/// <summary>A National Insurance number, checked by the form that HMRC gives it.</summary>
internal sealed partial class NationalInsuranceNumberQuestion() : OneFieldQuestion(new("national-insurance-number", ValueKind.Text, []))
{
    protected override Reading Check(Question question, Fields typed, FormContext context) =>
        Compact(typed.Text()) is not null ? new Reading.Accepted(typed) : Wrong(question, typed, context, "forms.wrong.national-insurance-number");

    /// <summary>`ab 12 34 56 c` as `AB123456C`; null when it is none.</summary>
    internal static string? Compact(string text)
    {
        var compact = RegistrationText.Compact(text);
        return Shape().IsMatch(compact) ? compact : null;
    }

    public override Value ValueOf(Question question, Fields answer) => Compact(answer.Text()) is { } number ? Value.Of(number) : Value.Nothing;

    public override string Show(Question question, Fields answer, FormContext context) =>
        Compact(answer.Text()) is { } number ? $"{number[..2]} {number[2..4]} {number[4..6]} {number[6..8]} {number[8..]}" : "";

    public override string? Export(Question question, Fields answer) => Compact(answer.Text());

    [GeneratedRegex("^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
