using Bargate.Ui;

namespace Bargate.Tests.Ui;

public sealed class LayoutTests(UiHost host) : IClassFixture<UiHost>
{
    const string Public = "/Pages/Shared/_Layout.cshtml", Staff = "/Pages/Shared/_StaffLayout.cshtml";

    [Theory]
    [InlineData(Public)]
    [InlineData(Staff)]
    public async Task A_page_has_a_skip_link_that_leads_to_its_one_main_part(string layout)
    {
        var page = await host.Render(layout);
        var skip = page.Body!.FirstElementChild!;
        Assert.Equal("#main-content", skip.GetAttribute("href"));
        Assert.Equal("main-content", Assert.Single(page.QuerySelectorAll("main")).Id);
        Assert.NotNull(page.QuerySelector("main #body"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData(Public)]
    [InlineData(Staff)]
    public async Task A_page_needs_no_inline_script_or_style_and_at_most_three_files(string layout)
    {
        var page = await host.Render(layout);
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.All(page.QuerySelectorAll("script"), it => Assert.Equal("", it.TextContent));
        Assert.DoesNotContain(page.All.SelectMany(it => it.Attributes), it => it.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.True(page.QuerySelectorAll("link[href], script[src], img").Length <= 3);
    }

    [Fact]
    public async Task The_header_names_the_council_and_leads_to_tracking()
    {
        var page = await host.Render(Public);
        Assert.Contains("Anytown Council", page.QuerySelector("header a[href='/']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Track a case", page.QuerySelector("header a[href='/track']")!.TextContent);
        Assert.NotNull(page.QuerySelector("footer a[href='/contact']"));
        Assert.NotNull(page.QuerySelector("footer a[href='/privacy']"));
    }

    [Fact]
    public async Task Practice_data_is_labelled_on_every_page_and_only_there()
    {
        var page = await host.Render(Public);
        Assert.Equal("Practice data: Nothing here is real", page.QuerySelector(".bg-practice")!.TextContent.Trim());
        try
        {
            host.Frames.Now = Frames.Plain with { Practice = false };
            Assert.Null((await host.Render(Public)).QuerySelector(".bg-practice"));
            Assert.Null((await host.Render(Staff)).QuerySelector(".bg-practice"));
        }
        finally { host.Frames.Now = Frames.Plain; }
    }

    [Fact]
    public async Task The_staff_area_shows_its_links_the_officer_and_the_way_out()
    {
        var page = await host.Render(Staff);
        Assert.Equal("Queue", page.QuerySelector("nav a[aria-current]")!.TextContent);
        Assert.Contains("Priya Nair", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[method=post][action='/staff/sign-out'] button"));
        Assert.NotNull(page.QuerySelector("form input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task The_title_begins_with_Error_when_a_form_came_back()
    {
        Assert.Equal("Your bins - Anytown Council", (await host.Render(Public)).Title);
        var page = await host.Render(Public, prepare: view =>
        {
            view.HttpContext.Request.Method = "POST";
            view.ModelState.AddModelError("Date", "Enter the date");
        });
        Assert.Equal("Error: Your bins - Anytown Council", page.Title);
    }

    [Fact]
    public async Task A_councils_name_is_text_and_never_markup()
    {
        try
        {
            host.Frames.Now = Frames.Plain with { CouncilName = "<script>alert(1)</script>" };
            var page = await host.Render(Public);
            Assert.Single(page.QuerySelectorAll("script"));
        }
        finally { host.Frames.Now = Frames.Plain; }
    }

    [Fact]
    public async Task The_error_summary_partial_links_each_error_to_its_field()
    {
        var page = await host.Render("/Pages/Shared/_ErrorSummary.cshtml", model: new List<FieldError> { new("bin.colour", "Choose a bin") });
        Assert.Equal("Choose a bin", page.QuerySelector("[role=alert] a[href='#bin-colour']")!.TextContent);
        Assert.Null((await host.Render("/Pages/Shared/_ErrorSummary.cshtml", model: new List<FieldError>())).QuerySelector("a"));
    }

    [Fact]
    public void Every_word_of_the_layouts_has_a_text()
    {
        var words = Frames.Words();
        UiWords.From(words);
        Assert.Empty(words.Missing);
    }
}
