using System.Globalization;
using System.Text.RegularExpressions;
using Bargate.Forms.Contract;
using Bargate.Kernel;
using Bargate.Services.Contract;

namespace Bargate.Forms.Questions;

/// <summary>Pounds and pence as people write them. `min:` and `max:` are in pounds; to a condition it is whole pence.</summary>
internal sealed partial class MoneyQuestion() : OneFieldQuestion(new("money", ValueKind.Number, ["min", "max"]))
{
    const long Most = 99_999_999_99;

    protected override Reading Check(Question question, Fields typed, FormContext context)
    {
        if (Pence(typed.Text()) is not { } pence) return new Reading.Rejected(typed, Fields.Only, context.Plain(question, "forms.wrong.money"));
        if (question.SettingNumber("min") is { } min && pence < min * 100) return Wrong(question, typed, context, "forms.wrong.less", ("least", Written((long)(min * 100))));
        if (question.SettingNumber("max") is { } max && pence > max * 100) return Wrong(question, typed, context, "forms.wrong.more", ("most", Written((long)(max * 100))));
        return new Reading.Accepted(typed);
    }

    /// <summary>`£1,234.50`, `1234.5`, `1 234` or `12.50 pounds` as pence; null when it is no sum of money.</summary>
    internal static long? Pence(string text)
    {
        var match = Sum().Match(text);
        if (!match.Success) return null;
        var pounds = match.Groups["pounds"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (pounds.Length > 9) return null;
        var pence = match.Groups["pence"].Value.PadRight(2, '0');
        var sum = (pounds.Length == 0 ? 0 : long.Parse(pounds, CultureInfo.InvariantCulture) * 100) + long.Parse(pence, CultureInfo.InvariantCulture);
        return sum <= Most ? sum : null;
    }

    internal static string Written(long pence) => new Money(pence).ToString();

    public override Value ValueOf(Question question, Fields answer) => Pence(answer.Text()) is { } pence ? Value.Of(pence) : Value.Nothing;

    public override string Show(Question question, Fields answer, FormContext context) => Pence(answer.Text()) is { } pence ? Written(pence) : "";

    public override string? Export(Question question, Fields answer) =>
        Pence(answer.Text()) is { } pence ? (pence / 100m).ToString("F2", CultureInfo.InvariantCulture) : null;

    // Thousands are in threes or not marked at all: 1,50 is somebody's 1.50 or 150, and we do not guess.
    [GeneratedRegex(@"^£?\s?(?=[\d.])(?<pounds>\d{1,3}(?:[, ]\d{3})+|\d*)(?:\.(?<pence>\d{1,2}))?(?:\s?pounds?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Sum();
}
