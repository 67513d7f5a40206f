using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>What radios, checkboxes and selects share: their choices and which of them are chosen.</summary>
public abstract class ChoicesTagHelper(FrameSource frames) : FieldTagHelper(frames)
{
    /// <summary>Choices that come from data; `bg-item` children come after them.</summary>
    public IEnumerable<Option> Items { get; set; } = [];

    /// <summary>The stored answers where several may be chosen.</summary>
    public IEnumerable<string> Values { get; set; } = [];

    private protected List<Choice> Choices { get; } = [];

    private protected async Task Gather(TagHelperContext context, TagHelperOutput output)
    {
        Choices.AddRange(Items.Select(it => new Choice(it.Value, it.Text, it.Hint, null)));
        context.Items[typeof(Choice)] = Choices;
        await output.GetChildContentAsync();
    }

    private protected HashSet<string> Chosen()
    {
        if (View.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
            return entry.RawValue is string[] several ? [.. several] : [entry.AttemptedValue ?? ""];
        return Value is null ? [.. Values] : [.. Values, Value];
    }

    // Radios and checkboxes differ only in their class and their type.
    private protected IHtmlContent Boxes(string kind, string type, string? more, IHtmlContent others)
    {
        var chosen = Chosen();
        var reveals = Choices.Any(it => it.Reveals is not null);
        var items = Choices.Select((choice, index) =>
        {
            var id = index == 0 ? FieldId : $"{FieldId}-{(index + 1).ToString(CultureInfo.InvariantCulture)}";
            // The line of the group is read with each of its choices, and written once.
            var (group, first) = (choice.Group is null ? null : $"{FieldId}-group-{Choices.FindIndex(it => it.Group == choice.Group).ToString(CultureInfo.InvariantCulture)}", index == 0 || Choices[index - 1].Group != choice.Group);
            var heading = group is not null && first ? Html.Of($"""<p class="bg-choice-group" id="{group}">{choice.Group}</p>""") : Html.Nothing;
            var described = string.Join(' ', new[] { group, choice.Hint is null ? null : id + "-item-hint" }.OfType<string>());
            var hint = choice.Hint is null ? Html.Nothing : Html.Of($"""<div id="{id}-item-hint" class="govuk-hint govuk-{kind}__hint">{choice.Hint}</div>""");
            var @checked = chosen.Contains(choice.Value);
            // look.css shows it while its choice is made. The design system's script would put aria-expanded on the input, which ARIA does not allow there.
            var revealed = choice.Reveals is null ? Html.Nothing : Html.Of($"""<div class="govuk-{kind}__conditional" id="conditional-{id}">{choice.Reveals}</div>""");
            return Html.Of($"""{heading}<div class="govuk-{kind}__item"><input class="govuk-{kind}__input" id="{id}" name="{Name}" type="{type}" value="{choice.Value}"{Html.When(@checked, " checked")}{Html.Attribute("aria-describedby", described.Length == 0 ? null : described)}{others}><label class="govuk-label govuk-{kind}__label" for="{id}">{choice.Text}</label>{hint}</div>{revealed}""");
        });
        var css = $"govuk-{kind}" + more + (reveals ? $" govuk-{kind}--conditional" : "");
        return Html.Of($"""<div class="{css}" data-module="govuk-{kind}">{Html.Join(items)}</div>""");
    }
}
