using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Bargate.Ui;

/// <summary>Markdown of a council's files as HTML in the design system's classes. Raw HTML in it is shown as text.</summary>
public static class Prose
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <param name="leads">Whether a link of ours leads somewhere now; one that does not is shown as plain text.</param>
    public static IHtmlContent Html(string markdown, Func<string, bool>? leads = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        if (leads is not null)
            foreach (var link in document.Descendants<LinkInline>().Where(it => it.Url is ['/', ..] && !leads(it.Url)).ToList()) link.ReplaceBy(new ContainerInline());
        foreach (var node in document.Descendants())
            if (ClassOf(node) is { } name) node.GetAttributes().AddClass(name);
        foreach (var link in document.Descendants<LinkInline>())
            if (!IsSafe(link.Url)) link.Url = "#";
        foreach (var written in document.Descendants<AutolinkInline>().Where(it => !it.IsEmail && !IsSafe(it.Url)).ToList()) written.ReplaceBy(new LiteralInline(written.Url));
        return new HtmlString(document.ToHtml(Pipeline));
    }

    static string? ClassOf(MarkdownObject node) => node switch
    {
        HeadingBlock { Level: 1 } => "govuk-heading-l",
        HeadingBlock { Level: 2 } => "govuk-heading-m",
        HeadingBlock => "govuk-heading-s",
        ParagraphBlock { Parent: not ListItemBlock } => "govuk-body",
        ListBlock { IsOrdered: true } => "govuk-list govuk-list--number",
        ListBlock => "govuk-list govuk-list--bullet",
        LinkInline { IsImage: false } => "govuk-link",
        QuoteBlock => "govuk-inset-text",
        _ => null,
    };

    // A file may come from a browser's editor one day: no link runs a script.
    static bool IsSafe(string? url) => url is null || !url.Contains(':', StringComparison.Ordinal)
        || url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
}
