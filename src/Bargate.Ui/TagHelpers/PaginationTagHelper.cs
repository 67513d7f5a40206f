using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace Bargate.Ui.TagHelpers;

/// <summary>Links to the pages of a long list; the other parts of the address stay as they are. One page shows nothing.</summary>
[HtmlTargetElement("bg-pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper(FrameSource frames) : TagHelper
{
    public int Current { get; set; } = 1;
    public int Total { get; set; } = 1;

    /// <summary>The name of the page number in the address.</summary>
    public string Parameter { get; set; } = "page";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Total < 2)
        {
            output.SuppressOutput();
            return;
        }
        var words = frames.For(View.HttpContext).Words;
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", words.Pages);
        output.Content.SetHtmlContent(Html.Of($"""{Previous(words)}<ul class="govuk-pagination__list">{Html.Join(Items(words))}</ul>{Next(words)}"""));
    }

    IHtmlContent Previous(UiWords words) => Current <= 1 ? Html.Nothing : Html.Of(
        $"""<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{Url(Current - 1)}" rel="prev"><svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="M7 0 0 6.7l6.7 6.3 1.4-1.4L3.9 7.7h11v-2H3.9l4.5-4.3z"></path></svg><span class="govuk-pagination__link-title">{words.Previous}<span class="govuk-visually-hidden"> {words.Page}</span></span></a></div>""");

    IHtmlContent Next(UiWords words) => Current >= Total ? Html.Nothing : Html.Of(
        $"""<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{Url(Current + 1)}" rel="next"><span class="govuk-pagination__link-title">{words.Next}<span class="govuk-visually-hidden"> {words.Page}</span></span><svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8 0 7 6.7-6.7 6.3-1.4-1.4 4.2-3.9h-11v-2h11L6.6 1.4z"></path></svg></a></div>""");

    IEnumerable<IHtmlContent> Items(UiWords words)
    {
        var last = 0;
        for (var page = 1; page <= Total; page++)
        {
            if (page != 1 && page != Total && Math.Abs(page - Current) > 1) continue;
            if (page - last > 1) yield return new HtmlString("""<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>""");
            last = page;
            var (text, here) = (page.ToString(CultureInfo.InvariantCulture), page == Current);
            yield return Html.Of($"""<li class="govuk-pagination__item{(here ? " govuk-pagination__item--current" : "")}"><a class="govuk-link govuk-pagination__link" href="{Url(page)}" aria-label="{words.Page} {text}"{Html.When(here, " aria-current=\"page\"")}>{text}</a></li>""");
        }
    }

    string Url(int page)
    {
        var request = View.HttpContext.Request;
        var rest = request.Query.Where(it => !it.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase)).SelectMany(it => it.Value, (it, value) => KeyValuePair.Create(it.Key, value));
        return QueryHelpers.AddQueryString(request.PathBase + request.Path, rest.Append(new(Parameter, page.ToString(CultureInfo.InvariantCulture))));
    }
}
