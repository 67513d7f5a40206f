using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Bargate.Ui;
using Bargate.Ui.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using System.Text.Encodings.Web;

namespace Bargate.Tests.Ui;

public class TagHelperTests
{
    const string Nasty = "\"><script>alert('1')</script>&";
    readonly Frames frames = new();
    readonly ViewContext view = new()
    {
        HttpContext = new DefaultHttpContext(),
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
    };

    [Fact]
    public async Task An_input_names_its_label_hint_and_error()
    {
        view.ModelState.AddModelError("Postcode", "Enter a postcode, like SO14 7LY");
        var group = await Render(new InputTagHelper(frames) { View = view, Name = "Postcode", Label = "Postcode", Hint = "For example", Width = "10", Autocomplete = "postal-code", Spellcheck = false, Inputmode = "text" });
        var input = group.QuerySelector("input")!;
        Assert.Equal("govuk-form-group govuk-form-group--error", group.ClassName);
        Assert.Equal("Postcode", group.QuerySelector("label[for=Postcode]")!.TextContent);
        Assert.Equal("govuk-input govuk-input--width-10 govuk-input--error", input.ClassName);
        Assert.Equal("Postcode-hint Postcode-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Error: Enter a postcode, like SO14 7LY", group.QuerySelector("p#Postcode-error.govuk-error-message")!.TextContent);
        Assert.Equal("Error:", group.QuerySelector("p .govuk-visually-hidden")!.TextContent);
        Assert.Equal(("postal-code", "false", "text"), (input.GetAttribute("autocomplete"), input.GetAttribute("spellcheck"), input.GetAttribute("inputmode")));
    }

    [Fact]
    public async Task An_input_without_error_or_hint_describes_nothing()
    {
        var group = await Render(new InputTagHelper(frames) { View = view, Name = "Name", Label = "Name" });
        Assert.Equal("govuk-form-group", group.ClassName);
        Assert.False(group.QuerySelector("input")!.HasAttribute("aria-describedby"));
    }

    [Fact]
    public async Task What_was_typed_comes_back_but_never_a_password()
    {
        view.ModelState.SetModelValue("Name", new ValueProviderResult("typed"));
        Assert.Equal("typed", (await Render(new InputTagHelper(frames) { View = view, Name = "Name", Value = "stored" })).QuerySelector("input")!.GetAttribute("value"));
        Assert.False((await Render(new InputTagHelper(frames) { View = view, Name = "Name", Type = "password" })).QuerySelector("input")!.HasAttribute("value"));
    }

    [Fact]
    public async Task Everything_is_text_and_never_markup()
    {
        view.ModelState.AddModelError("Field", Nasty);
        IReadOnlyList<Option> options = [new(Nasty, Nasty, Nasty)];
        TagHelper[] all =
        [
            new InputTagHelper(frames) { View = view, Name = "Field", Label = Nasty, Hint = Nasty, Value = Nasty, Prefix = Nasty, Autocomplete = Nasty },
            new TextareaTagHelper(frames) { View = view, Name = "Field", Label = Nasty, Hint = Nasty, Value = Nasty, Max = 9, MaxHint = Nasty },
            new RadiosTagHelper(frames) { View = view, Name = "Field", Label = Nasty, Items = options, Value = Nasty },
            new CheckboxesTagHelper(frames) { View = view, Name = "Field", Label = Nasty, Items = options },
            new SelectTagHelper(frames) { View = view, Name = "Field", Label = Nasty, Items = options },
            new DateTagHelper(frames) { View = view, Name = "Field", Label = Nasty, Hint = Nasty },
            new ErrorSummaryTagHelper(frames) { View = view },
            new PanelTagHelper { Title = Nasty },
            new DetailsTagHelper { Summary = Nasty },
            new NotificationTagHelper(frames) { View = view, Heading = Nasty, Title = Nasty },
            new RowTagHelper(frames) { View = view, Label = Nasty, Change = Nasty },
            new ButtonTagHelper { Href = Nasty },
            new BackTagHelper(frames) { View = view, Href = Nasty },
        ];
        foreach (var helper in all)
        {
            var element = await Render(helper);
            Assert.True(element.QuerySelector("script") is null && element is not AngleSharp.Html.Dom.IHtmlScriptElement, helper.GetType().Name);
            Assert.Contains(Nasty, Texts(element), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_date_marks_the_part_that_is_wrong_or_all_of_it()
    {
        view.ModelState.AddModelError("Missed.Year", "Enter the year");
        var date = await Render(new DateTagHelper(frames) { View = view, Name = "Missed", Label = "When?", Date = new DateOnly(2019, 2, 7), Birthday = true });
        Assert.Equal(["Missed-Year"], date.QuerySelectorAll(".govuk-input--error").Select(it => it.Id));
        Assert.Equal(["7", "2", "2019"], date.QuerySelectorAll("input").Select(it => it.GetAttribute("value")));
        Assert.Equal("bday-year", date.QuerySelector("#Missed-Year")!.GetAttribute("autocomplete"));
        Assert.Equal("group", date.QuerySelector("fieldset")!.GetAttribute("role"));

        view.ModelState.AddModelError("Missed", "Enter the date");
        Assert.Equal(3, (await Render(new DateTagHelper(frames) { View = view, Name = "Missed" })).QuerySelectorAll(".govuk-input--error").Length);
    }

    [Fact]
    public async Task The_first_radio_carries_the_id_that_an_error_leads_to()
    {
        var radios = await Render(new RadiosTagHelper(frames) { View = view, Name = "Bin", Label = "Which bin?", LabelIsHeading = true, LabelSize = "l", Value = "b", Items = [new("a", "Green"), new("b", "Blue", "Recycling")] });
        Assert.Equal(["Bin", "Bin-2"], radios.QuerySelectorAll("input").Select(it => it.Id));
        Assert.Equal("b", radios.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("Bin-2-item-hint", radios.QuerySelector("#Bin-2")!.GetAttribute("aria-describedby"));
        Assert.Equal("Which bin?", radios.QuerySelector("legend.govuk-fieldset__legend--l h1.govuk-fieldset__heading")!.TextContent);
    }

    [Fact]
    public async Task The_error_summary_follows_the_order_of_the_fields()
    {
        view.ModelState.AddModelError("Zoo", "Third");
        view.ModelState.AddModelError("A", "First");
        view.ModelState.AddModelError("Missed.Year", "Second");
        var summary = await Render(new ErrorSummaryTagHelper(frames) { View = view }, before: () =>
        {
            foreach (var name in (string[])["A", "Missed", "Zoo"]) new InputTagHelper(frames) { View = view, Name = name }.Init(Context());
        });
        Assert.Equal(["First", "Second", "Third"], summary.QuerySelectorAll("li").Select(it => it.TextContent));
        Assert.Equal(["#A", "#Missed-Year", "#Zoo"], summary.QuerySelectorAll("a").Select(it => it.GetAttribute("href")));
        Assert.Equal(true, view.ViewData[PageTitle.HasError]);
    }

    [Fact]
    public async Task No_errors_no_summary() => Assert.Null(await RenderOrNothing(new ErrorSummaryTagHelper(frames) { View = view }));

    [Fact]
    public async Task Pagination_keeps_the_rest_of_the_address_and_leaves_out_the_far_pages()
    {
        view.HttpContext.Request.Path = "/staff/cases/queue";
        view.HttpContext.Request.QueryString = new("?stage=received&page=4");
        var nav = await Render(new PaginationTagHelper(frames) { View = view, Current = 4, Total = 20 });
        Assert.Equal(["1", "3", "4", "5", "20"], nav.QuerySelectorAll("li a").Select(it => it.TextContent));
        Assert.Equal("/staff/cases/queue?stage=received&page=5", nav.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("4", nav.QuerySelector("a[aria-current=page]")!.TextContent);
        Assert.Null(await RenderOrNothing(new PaginationTagHelper(frames) { View = view, Total = 1 }));
    }

    static string Texts(IElement element) => element.TextContent + string.Join('|', new[] { element }.Concat(element.QuerySelectorAll("*")).SelectMany(it => it.Attributes).Select(it => it.Value));

    static TagHelperContext Context() => new([], new Dictionary<object, object>(), "1");

    static async Task<IElement> Render(TagHelper helper, Action? before = null) => (await RenderOrNothing(helper, before))!;

    static async Task<IElement?> RenderOrNothing(TagHelper helper, Action? before = null)
    {
        var context = Context();
        var output = new TagHelperOutput("bg-any", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        before?.Invoke();
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString()).Body!.FirstElementChild;
    }
}
