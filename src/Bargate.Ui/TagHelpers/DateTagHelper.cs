using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>A date in three boxes, posted as `Name.Day`, `Name.Month` and `Name.Year`.</summary>
[HtmlTargetElement("bg-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper(FrameSource frames) : FieldTagHelper(frames)
{
    public DateOnly? Date { get; set; }

    /// <summary>True for a date of birth, which browsers can fill in.</summary>
    public bool Birthday { get; set; }

    protected override string? Error => base.Error ?? PartError("Day") ?? PartError("Month") ?? PartError("Year");

    public override void Process(TagHelperContext context, TagHelperOutput output) => Group(output, others => Fieldset(Html.Of(
        $"""<div class="govuk-date-input" id="{FieldId}-parts">{Part("Day", Words.Day, 2, Date?.Day, "bday-day", others)}{Part("Month", Words.Month, 2, Date?.Month, "bday-month", others)}{Part("Year", Words.Year, 4, Date?.Year, "bday-year", others)}</div>"""), group: true));

    IHtmlContent Part(string part, string label, int width, int? stored, string birthday, IHtmlContent others)
    {
        var name = $"{Name}.{part}";
        var id = part == "Day" ? FieldId : $"{FieldId}-{part}";
        // All three are marked when the date is wrong as a whole, else only the part that is.
        var wrong = base.Error is not null || PartError(part) is not null;
        var css = $"govuk-input govuk-date-input__input govuk-input--width-{width}" + (wrong ? " govuk-input--error" : "");
        var value = Shown(name, stored?.ToString(CultureInfo.InvariantCulture));
        return Html.Of($"""<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="{id}">{label}</label><input class="{css}" id="{id}" name="{name}" type="text"{Html.Attribute("value", value)} inputmode="numeric"{Html.Attribute("autocomplete", Birthday ? birthday : null)}{others}></div></div>""");
    }

    string? PartError(string part) => View.ModelState.First($"{Name}.{part}");
}
