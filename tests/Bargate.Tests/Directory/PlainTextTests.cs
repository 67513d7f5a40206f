using Bargate.Directory;

namespace Bargate.Tests.Directory;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<h2>About us</h2><p>We are kind.</p><ul><li>Friendly</li><li>Local &amp; trusted</li></ul>", "About us\nWe are kind.\n\n• Friendly\n• Local & trusted")]
    [InlineData("&lt;p&gt;Come &lt;strong&gt;early&lt;/strong&gt;&lt;/p&gt;", "Come early")]
    [InlineData("## Times ##\n* **Friendly** and *warm*\n- __Local__\n+ _trusted_", "Times\n• Friendly and warm\n• Local\n• trusted")]
    [InlineData("See [our page](https://example.org/a_b) or [the form](/claim)", "See our page (https://example.org/a_b) or the form")]
    [InlineData("2 * 3 * 4, ages 3*, some_file_name, jo_b@example.org, 10-12", "2 * 3 * 4, ages 3*, some_file_name, jo_b@example.org, 10-12")]
    public void Marks_of_a_web_page_or_of_Markdown_are_not_shown(string written, string shown)
    {
        Assert.Equal(shown, PlainText.Of(written));
        Assert.Equal(shown, PlainText.Of(PlainText.Of(written)));
    }

    [Fact]
    public void Text_that_is_made_to_be_slow_is_read_like_any_other()
    {
        var spaces = new string(' ', 18_000);
        Assert.Equal("x y", PlainText.Of($"# x{spaces}y"));
        Assert.Equal("x # y", PlainText.Of($"## x{spaces}#{spaces[..100]}y"));
    }

    [Fact]
    public void A_list_on_one_line_has_commas() =>
        Assert.Equal("We are kind. Friendly, Local & trusted Come in", PlainText.Summary("<p>We are kind.</p><ul><li>Friendly</li><li>Local &amp; trusted</li></ul><p>Come in</p>"));
}
