using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>Every error in ModelState, each a link to its field. Stands first in the page's main part; says `Error:` in the title too.</summary>
[HtmlTargetElement("bg-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(FrameSource frames) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ModelState.Listed();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        View.ViewData[PageTitle.HasError] = true;
        var items = Html.Join(errors.Select(it => Html.Of($"""<li><a href="#{FieldId.Of(it.Field)}">{it.Text}</a></li>""")));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.SetHtmlContent(Html.Of(
            $"""<div role="alert"><h2 class="govuk-error-summary__title">{frames.For(View.HttpContext).Words.ProblemHeading}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{items}</ul></div></div>"""));
    }
}
