using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
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
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.SetHtmlContent(new Later(() => Summary(errors)));
    }

    IHtmlContent Summary(IReadOnlyList<FieldError> errors)
    {
        var items = Html.Join(FieldOrder.Sorted(View, errors).Select(it => Html.Of($"""<li><a href="#{FieldId.Of(it.Field)}">{it.Text}</a></li>""")));
        return Html.Of($"""<div role="alert"><h2 class="govuk-error-summary__title">{frames.For(View.HttpContext).Words.ProblemHeading}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{items}</ul></div></div>""");
    }

    // Written when the layout writes the page: by then the fields below have said in which order they stand.
    sealed class Later(Func<IHtmlContent> content) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => content().WriteTo(writer, encoder);
    }
}
