using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bargate.Content.Loading;

/// <summary>Finds the links of a text in Markdown, and what must not stand in it.</summary>
internal static class BodyReader
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <param name="at">Where the text begins.</param>
    /// <param name="within">The text is a value of the front matter: all of it stands at one place.</param>
    public static void Read(string markdown, Position at, Faults faults, List<PageLinkAt> links, bool within = false)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        Position Of(MarkdownObject node) => within ? at : new(at.File, at.Line + node.Line, node.Column + 1);
        foreach (var node in document.Descendants())
            switch (node)
            {
                case HeadingBlock { Level: 1 }:
                    faults.Add(Of(node), "A page has one heading of the first level, its title", "Begin this heading with ##");
                    break;
                case LinkInline { IsImage: true }:
                    faults.Add(Of(node), "Pages have no pictures", "Say it in words, or link to the picture");
                    break;
                case LinkInline link:
                    Link(link, Of(node), faults, links);
                    break;
            }
        foreach (var (name, line, column) in Names(markdown))
            if (!Council.FillNames.Contains(name))
                faults.Add(within ? at : new(at.File, at.Line + line, column), $"'{{{name}}}' is no name that is filled in", Nearest.Suggest(name, Council.FillNames));
    }

    static void Link(LinkInline link, Position at, Faults faults, List<PageLinkAt> links)
    {
        var url = link.Url ?? "";
        if (url.StartsWith('/') || url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal)) links.Add(new(url, at));
        else if (!url.StartsWith('#') && !url.StartsWith("mailto:", StringComparison.Ordinal) && !url.StartsWith("tel:", StringComparison.Ordinal))
            faults.Add(at, $"'{url}' is not an address", "Begin it with / for a page of ours, or with https://");
    }

    static IEnumerable<(string Name, int Line, int Column)> Names(string markdown)
    {
        foreach (var (line, text) in markdown.Split('\n').Index())
            foreach (var name in Placeholders.In(text))
                yield return (name, line, text.IndexOf('{' + name, StringComparison.Ordinal) + 1);
    }
}
