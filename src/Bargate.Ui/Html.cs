using Microsoft.AspNetCore.Html;
using System.Text.Encodings.Web;

namespace Bargate.Ui;

/// <summary>Writes markup in which every value is encoded: what stands in braces is text unless it is markup already.</summary>
public static class Html
{
    public static IHtmlContent Of(FormattableString markup) => new HtmlFormattableString(markup.Format, markup.GetArguments()!);

    public static IHtmlContent Nothing { get; } = HtmlString.Empty;

    /// <summary>` name="value"`, or nothing without a value. The name is ours, never a visitor's.</summary>
    public static IHtmlContent Attribute(string name, string? value) =>
        value is null ? Nothing : new HtmlString($" {name}=\"{HtmlEncoder.Default.Encode(value)}\"");

    public static IHtmlContent When(bool condition, string markup) => condition ? new HtmlString(markup) : Nothing;

    public static IHtmlContent Join(IEnumerable<IHtmlContent> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts) all.AppendHtml(part);
        return all;
    }
}
