using System.Text.RegularExpressions;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;

namespace Bargate.Forms.Questions;

/// <summary>A UK registration number: today's, those with a letter for the year, older ones, and those of Northern Ireland.</summary>
internal sealed partial class VehicleRegistrationQuestion() : OneFieldQuestion(new("vehicle-registration", ValueKind.Text, []))
{
    protected override Reading Check(Question question, Fields typed, FormContext context) =>
        Spaced(typed.Text()) is not null ? new Reading.Accepted(typed) : Wrong(question, typed, context, "forms.wrong.vehicle-registration");

    /// <summary>`ab12cde` as `AB12 CDE`, the way it stands on the plate; null when it is none.</summary>
    internal static string? Spaced(string text)
    {
        var match = Shape().Match(RegistrationText.Compact(text));
        return match.Success ? $"{match.Groups["front"].Value} {match.Groups["back"].Value}" : null;
    }

    // Without the space, so that a rule compares what people typed with or without it.
    public override Value ValueOf(Question question, Fields answer) => Export(question, answer) is { } number ? Value.Of(number) : Value.Nothing;

    public override string Show(Question question, Fields answer, FormContext context) => Spaced(answer.Text()) ?? "";

    public override string? Export(Question question, Fields answer) => Spaced(answer.Text())?.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("^(?:(?<front>[A-Z]{2}[0-9]{2})(?<back>[A-Z]{3})|(?<front>[A-Z][0-9]{1,3})(?<back>[A-Z]{3})|(?<front>[A-Z]{3})(?<back>[0-9]{1,3}[A-Z])|(?<front>[A-Z]{1,3})(?<back>[0-9]{1,4})|(?<front>[0-9]{1,4})(?<back>[A-Z]{1,3}))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
