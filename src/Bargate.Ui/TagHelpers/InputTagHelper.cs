using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>One line of text: `&lt;bg-input name="Postcode" label="Postcode" width="10" autocomplete="postal-code" /&gt;`.</summary>
[HtmlTargetElement("bg-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper(FrameSource frames) : FieldTagHelper(frames)
{
    public string Type { get; set; } = "text";
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }

    /// <summary>False for names, references and codes, which no dictionary holds.</summary>
    public bool? Spellcheck { get; set; }

    /// <summary>2, 3, 4, 5, 10, 20 or 30 characters, or `full`, `one-half` and so on.</summary>
    public string? Width { get; set; }
    public string? Prefix { get; set; }
    public string? Suffix { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Group(output, others =>
    {
        var css = "govuk-input" + WidthClass() + (Error is null ? "" : " govuk-input--error");
        // A password is never written back into a page.
        var value = Type == "password" ? null : Shown(Name, Value);
        var input = Html.Of($"""<input class="{css}" id="{FieldId}" name="{Name}" type="{Type}"{Html.Attribute("value", value)}{Html.Attribute("spellcheck", Spellcheck is { } it ? (it ? "true" : "false") : null)}{DescribedBy()}{Html.Attribute("autocomplete", Autocomplete)}{Html.Attribute("inputmode", Inputmode)}{others}>""");
        if (Prefix is not null || Suffix is not null)
        {
            var before = Prefix is null ? Html.Nothing : Html.Of($"""<div class="govuk-input__prefix" aria-hidden="true">{Prefix}</div>""");
            var after = Suffix is null ? Html.Nothing : Html.Of($"""<div class="govuk-input__suffix" aria-hidden="true">{Suffix}</div>""");
            input = Html.Of($"""<div class="govuk-input__wrapper">{before}{input}{after}</div>""");
        }
        return Html.Of($"{LabelMarkup()}{HintMarkup()}{ErrorMarkup()}{input}");
    });

    string WidthClass() => string.IsNullOrEmpty(Width) ? "" : char.IsDigit(Width[0]) ? $" govuk-input--width-{Width}" : $" govuk-!-width-{Width}";
}
