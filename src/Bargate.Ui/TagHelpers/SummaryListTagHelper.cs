using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>Facts with their names, as on check your answers.</summary>
[HtmlTargetElement("bg-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <summary>Without lines between the rows.</summary>
    public bool Plain { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "govuk-summary-list" + (Plain ? " govuk-summary-list--no-border" : ""));
    }
}

/// <summary>One fact. Its value stands between the tags; `change` is the address where it can be changed.</summary>
[HtmlTargetElement("bg-row", ParentTag = "bg-summary-list")]
public sealed class RowTagHelper(FrameSource frames) : TagHelper
{
    public string Label { get; set; } = "";
    public string? Change { get; set; }

    /// <summary>The link's own verb where it is not Change.</summary>
    public string? Action { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-summary-list__row" + (Change is null ? " govuk-summary-list__row--no-actions" : ""));
        var verb = Action ?? frames.For(View.HttpContext).Words.Change;
        IHtmlContent link = Change is null ? Html.Nothing : Html.Of(
            $"""<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{Change}">{verb}<span class="govuk-visually-hidden"> {Label}</span></a></dd>""");
        output.Content.SetHtmlContent(Html.Of($"""<dt class="govuk-summary-list__key">{Label}</dt><dd class="govuk-summary-list__value">{value}</dd>{link}"""));
    }
}
