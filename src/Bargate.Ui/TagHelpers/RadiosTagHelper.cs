using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>One choice of a few.</summary>
[HtmlTargetElement("bg-radios")]
public sealed class RadiosTagHelper(FrameSource frames) : ChoicesTagHelper(frames)
{
    /// <summary>Side by side: only for two short choices.</summary>
    public bool Inline { get; set; }
    public bool Small { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await Gather(context, output);
        var more = (Inline ? " govuk-radios--inline" : "") + (Small ? " govuk-radios--small" : "");
        Group(output, others => Fieldset(Boxes("radios", "radio", more, others)));
    }
}

/// <summary>Any number of choices.</summary>
[HtmlTargetElement("bg-checkboxes")]
public sealed class CheckboxesTagHelper(FrameSource frames) : ChoicesTagHelper(frames)
{
    public bool Small { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await Gather(context, output);
        Group(output, others => Fieldset(Boxes("checkboxes", "checkbox", Small ? " govuk-checkboxes--small" : "", others)));
    }
}

/// <summary>One choice of many, where space is short: mostly in the staff area.</summary>
[HtmlTargetElement("bg-select")]
public sealed class SelectTagHelper(FrameSource frames) : ChoicesTagHelper(frames)
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await Gather(context, output);
        var chosen = Chosen();
        var css = "govuk-select" + (Error is null ? "" : " govuk-select--error");
        var options = Html.Join(Choices.Select(it => Html.Of($"""<option value="{it.Value}"{Html.When(chosen.Contains(it.Value), " selected")}>{it.Text}</option>""")));
        Group(output, others => Html.Of(
            $"""{LabelMarkup()}{HintMarkup()}{ErrorMarkup()}<select class="{css}" id="{FieldId}" name="{Name}"{DescribedBy()}{others}>{options}</select>"""));
    }
}
