using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>One choice inside radios, checkboxes or a select. What stands between its tags is shown only when it is chosen.</summary>
[HtmlTargetElement("bg-item", ParentTag = "bg-radios")]
[HtmlTargetElement("bg-item", ParentTag = "bg-checkboxes")]
[HtmlTargetElement("bg-item", ParentTag = "bg-select")]
public sealed class ItemTagHelper : TagHelper
{
    public string Value { get; set; } = "";
    public string Text { get; set; } = "";
    public string? Hint { get; set; }

    /// <summary>What this choice and the ones beside it have in common: a line above the first of them. Not for a select.</summary>
    public string? Group { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        ((List<Choice>)context.Items[typeof(Choice)]).Add(new(Value, Text, Hint, inside.IsEmptyOrWhiteSpace ? null : inside, Group));
        output.SuppressOutput();
    }
}

/// <summary>A choice with what it reveals.</summary>
internal sealed record Choice(string Value, string Text, string? Hint, IHtmlContent? Reveals, string? Group = null);
