using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>Several lines of text; with `max` it counts down the characters left.</summary>
[HtmlTargetElement("bg-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper(FrameSource frames) : FieldTagHelper(frames)
{
    public int Rows { get; set; } = 5;
    public int? Max { get; set; }
    public bool? Spellcheck { get; set; }
    public string? Autocomplete { get; set; }

    /// <summary>What the counter says before scripts run: "You can enter up to 500 characters".</summary>
    public string? MaxHint { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var counted = Max is not null;
        var attributes = counted
            ? Html.Of($"{Html.Attribute("data-module", "govuk-character-count")}{Html.Attribute("data-maxlength", Max!.Value.ToString(CultureInfo.InvariantCulture))}")
            : Html.Nothing;
        Group(output, others =>
        {
            var css = "govuk-textarea" + (counted ? " govuk-js-character-count" : "") + (Error is null ? "" : " govuk-textarea--error");
            var info = counted ? Html.Of($"""<div id="{FieldId}-info" class="govuk-hint govuk-character-count__message">{MaxHint ?? ""}</div>""") : Html.Nothing;
            // HTML drops the first line break after the tag, so one is written for it to drop.
            var area = Html.Of($"""<textarea class="{css}" id="{FieldId}" name="{Name}" rows="{Rows.ToString(CultureInfo.InvariantCulture)}"{Html.Attribute("spellcheck", Spellcheck is { } it ? (it ? "true" : "false") : null)}{DescribedBy(counted ? $"{FieldId}-info" : null)}{Html.Attribute("autocomplete", Autocomplete)}{others}>{Html.When(true, "\n")}{Shown(Name, Value)}</textarea>""");
            return Html.Of($"{LabelMarkup()}{HintMarkup()}{ErrorMarkup()}{area}{info}");
        }, counted ? "govuk-character-count" : null, attributes);
    }
}
