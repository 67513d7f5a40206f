using System.Xml.Linq;
using Bargate.Linkage;

namespace Bargate.Tests.Linkage;

public sealed class ExplainingTests
{
    static readonly Explanation Pair = new(-10, [new("surname", "same surname", "o<brien", "obrien", 8, 1.5), new("date of birth", "dates one digit apart", "19710624", "19710625", -2, 0)], -2.5, 0.15, null);

    [Fact]
    public void A_waterfall_is_a_picture_that_a_strict_policy_leaves_whole()
    {
        var svg = XDocument.Parse(Waterfall.Svg(Pair));
        Assert.DoesNotContain(svg.Descendants().Attributes(), it => it.Name.LocalName is "style" or "class" || it.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(svg.Descendants(), it => it.Name.LocalName is "style" or "script" or "foreignObject");
        Assert.Equal("0 0 320", string.Join(" ", svg.Root!.Attribute("viewBox")!.Value.Split(' ')[..3]));
    }

    [Fact]
    public void A_waterfall_says_in_words_what_it_draws()
    {
        var svg = XDocument.Parse(Waterfall.Svg(Pair));
        Assert.Equal("img", svg.Root!.Attribute("role")!.Value);
        Assert.NotEmpty(svg.Root.Elements().Single(it => it.Name.LocalName == "title").Value);
        var words = svg.Root.Elements().Single(it => it.Name.LocalName == "desc").Value;
        Assert.Contains("surname: +8.0  same surname", words, StringComparison.Ordinal);
        Assert.Contains("probability 15 %", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_bar_begins_where_the_one_above_it_ended_and_none_leaves_the_picture()
    {
        var bars = XDocument.Parse(Waterfall.Svg(Pair)).Descendants().Where(it => it.Name.LocalName == "rect").Select(it => (X: (double)it.Attribute("x")!, Width: (double)it.Attribute("width")!)).ToList();
        Assert.Equal(5, bars.Count);
        Assert.Equal(bars[0].X, bars[1].X, 1);
        Assert.Equal(bars[1].X + bars[1].Width, bars[2].X, 1);
        Assert.Equal(bars[2].X + bars[2].Width, bars[3].X + bars[3].Width, 1);
        Assert.All(bars, it => Assert.InRange(it.X + it.Width, 0, 320));
    }

    [Fact]
    public void The_words_can_be_those_of_another_language_and_are_escaped() =>
        Assert.Contains("Dlaczego &lt;to&gt;", Waterfall.Svg(Pair, new() { Title = "Dlaczego <to>" }), StringComparison.Ordinal);

    [Fact]
    public void What_is_too_long_for_a_small_screen_goes_on_in_the_next_line()
    {
        const string label = "same year, and one date is the 1 January that systems write by default";
        var lines = XDocument.Parse(Waterfall.Svg(Pair with { Levels = [new("born", "x", null, null, 3, 0)] }, new() { Say = it => it == "x" ? label : it })).Descendants().Where(it => it.Name.LocalName == "text").Select(it => it.Value).ToList();
        Assert.All(lines, it => Assert.InRange(it.Length, 1, 54));
        Assert.Contains(label, string.Join(" ", lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_never_says_that_it_is_certain() => Assert.Contains("99.99 %", Waterfall.Svg(Pair with { Probability = 1, Weight = 60 }), StringComparison.Ordinal);
}
