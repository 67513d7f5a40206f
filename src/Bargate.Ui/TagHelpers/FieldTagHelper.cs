using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bargate.Ui.TagHelpers;

/// <summary>What every form component shares: a name, a label, a hint, and the error that ModelState holds under the name.</summary>
public abstract class FieldTagHelper(FrameSource frames) : TagHelper
{
    /// <summary>The field's name as it is posted, and the key of its error.</summary>
    public string Name { get; set; } = "";
    public string? Id { get; set; }
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public string? Value { get; set; }

    /// <summary>s, m, l or xl; without it the label is plain text.</summary>
    public string? LabelSize { get; set; }

    /// <summary>True when the question is the heading of its page.</summary>
    public bool LabelIsHeading { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    // Before the children, which may be fields of their own.
    public override void Init(TagHelperContext context) => FieldOrder.Note(View, Name);

    protected UiWords Words => frames.For(View.HttpContext).Words;
    protected string FieldId => Id ?? Ui.FieldId.Of(Name);
    protected virtual string? Error => View.ModelState.First(Name);

    // What was typed wins over what is stored, so nothing typed is lost when a form comes back.
    protected string? Shown(string name, string? stored) =>
        View.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } typed ? typed : stored;

    protected IHtmlContent LabelMarkup()
    {
        var css = LabelSize is null ? "govuk-label" : $"govuk-label govuk-label--{LabelSize}";
        var label = Html.Of($"""<label class="{css}" for="{FieldId}">{Label}</label>""");
        return LabelIsHeading ? Html.Of($"""<h1 class="govuk-label-wrapper">{label}</h1>""") : label;
    }

    protected IHtmlContent LegendMarkup()
    {
        var css = LabelSize is null ? "govuk-fieldset__legend" : $"govuk-fieldset__legend govuk-fieldset__legend--{LabelSize}";
        var text = LabelIsHeading ? Html.Of($"""<h1 class="govuk-fieldset__heading">{Label}</h1>""") : Html.Of($"{Label}");
        return Html.Of($"""<legend class="{css}">{text}</legend>""");
    }

    protected IHtmlContent HintMarkup() => Hint is null ? Html.Nothing : Html.Of($"""<div id="{FieldId}-hint" class="govuk-hint">{Hint}</div>""");

    protected IHtmlContent ErrorMarkup() => Error is not { } error ? Html.Nothing : Html.Of(
        $"""<p id="{FieldId}-error" class="govuk-error-message"><span class="govuk-visually-hidden">{Words.ErrorPrefix}:</span> {error}</p>""");

    protected IHtmlContent DescribedBy(string? also = null)
    {
        string?[] ids = [also, Hint is null ? null : $"{FieldId}-hint", Error is null ? null : $"{FieldId}-error"];
        var joined = string.Join(' ', ids.Where(id => id is not null));
        return Html.Attribute("aria-describedby", joined.Length == 0 ? null : joined);
    }

    protected IHtmlContent Fieldset(IHtmlContent inside, bool group = false) => Html.Of(
        $"""<fieldset class="govuk-fieldset"{Html.When(group, " role=\"group\"")}{DescribedBy()}>{LegendMarkup()}{HintMarkup()}{ErrorMarkup()}{inside}</fieldset>""");

    /// <summary>Wraps the component in its form group; attributes that the component does not know go to <paramref name="inside"/>.</summary>
    protected void Group(TagHelperOutput output, Func<IHtmlContent, IHtmlContent> inside, string? more = null, IHtmlContent? attributes = null)
    {
        var others = Html.Join(output.Attributes.Select(it => Html.Of($" {new HtmlString(it.Name)}=\"{it.Value ?? ""}\"")));
        output.Attributes.Clear();
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var css = "govuk-form-group" + (Error is null ? "" : " govuk-form-group--error") + (more is null ? "" : " " + more);
        output.Content.SetHtmlContent(Html.Of($"""<div class="{css}"{attributes ?? Html.Nothing}>{inside(others)}</div>"""));
    }
}
