using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>A button named as a verb; with `href` it leads somewhere, otherwise it submits its form once.</summary>
[HtmlTargetElement("bg-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>`secondary`, `warning`, or nothing for the one main button of a page.</summary>
    public string? Kind { get; set; }
    public string? Href { get; set; }

    /// <summary>True for the button that begins a service.</summary>
    public bool Start { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = Href is null ? "button" : "a";
        var own = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", "govuk-button" + (Kind is null ? "" : $" govuk-button--{Kind}") + (Start ? " govuk-button--start" : "") + (own is null ? "" : " " + own));
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
            output.Attributes.SetAttribute("role", "button");
            output.Attributes.SetAttribute("draggable", "false");
        }
        else
        {
            if (!output.Attributes.ContainsName("type")) output.Attributes.SetAttribute("type", "submit");
            output.Attributes.SetAttribute("data-prevent-double-click", "true");
        }
        if (Start) output.PostContent.SetHtmlContent("""<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"></path></svg>""");
    }
}
