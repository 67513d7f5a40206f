using System.Globalization;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;

namespace Bargate.Forms.Questions;

/// <summary>A number; `whole: true` takes no decimals.</summary>
internal sealed class NumberQuestion() : OneFieldQuestion(new("number", ValueKind.Number, ["min", "max", "whole", "unit"]) { TextSettings = ["unit"] })
{
    protected override Reading Check(Question question, Fields typed, FormContext context)
    {
        if (Parse(typed.Text()) is not { } number) return Wrong(question, typed, context, "forms.wrong.number");
        if (question.SettingYes("whole") && number != decimal.Truncate(number)) return Wrong(question, typed, context, "forms.wrong.whole");
        if (question.SettingNumber("min") is { } min && number < min) return Wrong(question, typed, context, "forms.wrong.less", ("least", min.ToString(CultureInfo.InvariantCulture)));
        if (question.SettingNumber("max") is { } max && number > max) return Wrong(question, typed, context, "forms.wrong.more", ("most", max.ToString(CultureInfo.InvariantCulture)));
        return new Reading.Accepted(typed);
    }

    public override Value ValueOf(Question question, Fields answer) => Parse(answer.Text()) is { } number ? Value.Of(number) : Value.Nothing;

    static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
