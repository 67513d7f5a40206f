using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>A word that says how something stands, with a colour beside it: `grey`, `green`, `red`, `yellow`, `blue` and so on.</summary>
[HtmlTargetElement("bg-tag")]
public sealed class TagTagHelper : TagHelper
{
    public string? Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.Attributes.SetAttribute("class", "govuk-tag" + (Colour is null ? "" : $" govuk-tag--{Colour}"));
    }
}

/// <summary>The confirmation after something was sent.</summary>
[HtmlTargetElement("bg-panel")]
public sealed class PanelTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-panel govuk-panel--confirmation");
        output.Content.SetHtmlContent(Html.Of($"""<h1 class="govuk-panel__title">{Title}</h1><div class="govuk-panel__body">{body}</div>"""));
    }
}

/// <summary>Help that opens when it is wanted.</summary>
[HtmlTargetElement("bg-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public string Summary { get; set; } = "";
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "govuk-details");
        if (Open) output.Attributes.Add(new("open"));
        output.Content.SetHtmlContent(Html.Of(
            $"""<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{Summary}</span></summary><div class="govuk-details__text">{body}</div>"""));
    }
}

/// <summary>The way back, in the section `BeforeMain`. Its text is `Back` unless something stands between the tags.</summary>
[HtmlTargetElement("bg-back")]
public sealed class BackTagHelper(FrameSource frames) : TagHelper
{
    public string Href { get; set; } = "";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("class", "govuk-back-link");
        if (text.IsEmptyOrWhiteSpace) output.Content.SetContent(frames.For(View.HttpContext).Words.Back);
    }
}

/// <summary>Something to know that is not an error; `success` when it is about what the reader has just done.</summary>
[HtmlTargetElement("bg-notification")]
public sealed class NotificationTagHelper(FrameSource frames) : TagHelper
{
    public bool Success { get; set; }
    public string? Title { get; set; }
    public string? Heading { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        var words = frames.For(View.HttpContext).Words;
        // Two on one page must not share an id.
        var id = "notification-" + context.UniqueId;
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-notification-banner" + (Success ? " govuk-notification-banner--success" : ""));
        output.Attributes.SetAttribute("role", Success ? "alert" : "region");
        output.Attributes.SetAttribute("aria-labelledby", id);
        output.Attributes.SetAttribute("data-module", "govuk-notification-banner");
        IHtmlContent heading = Heading is null ? Html.Nothing : Html.Of($"""<p class="govuk-notification-banner__heading">{Heading}</p>""");
        output.Content.SetHtmlContent(Html.Of(
            $"""<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="{id}">{Title ?? (Success ? words.Success : words.Important)}</h2></div><div class="govuk-notification-banner__content">{heading}{body}</div>"""));
    }
}
