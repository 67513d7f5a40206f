using Bargate.Forms;
using Bargate.Forms.Funnel;
using Bargate.Tests.Forms;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Funnel;

/// <summary>The sums behind the page.</summary>
public sealed class FigureTests
{
    // The example of Newcombe's paper (Statistics in Medicine 17, 1998): 56 of 70 against 48 of 80, method 10.
    [Fact]
    public void The_interval_of_a_difference_is_the_published_one()
    {
        var found = Chance.OfShares((48, 80), (56, 70), Chance.Z95)!;
        Assert.Equal(0.2, found.By, 6);
        Assert.Equal((0.0524, 0.3339), (Math.Round(found.Low, 4), Math.Round(found.High, 4)));
        Assert.True(found.IsMoreThanChance);
        Assert.False(Chance.OfShares((52, 80), (56, 70), Chance.Z99)!.IsMoreThanChance);
        Assert.Null(Chance.OfShares((48, 80), (15, 19), Chance.Z95));
        Assert.Null(Chance.OfShares((48, 80), (67, 70), Chance.Z95));
    }

    // What is said to be more than chance is so, at most about once in twenty, where nothing differs.
    [Fact]
    public void Where_nothing_differs_chance_is_seldom_said_to_be_more()
    {
        var random = new Random(6);
        long Sent() => Enumerable.Range(0, 200).LongCount(_ => random.NextDouble() < 0.7);
        var wrong = Enumerable.Range(0, 2000).Count(_ => Chance.OfShares((Sent(), 200), (Sent(), 200), Chance.Z95)!.IsMoreThanChance);
        Assert.InRange(wrong, 40, 140);
        Spans Times()
        {
            var spans = new Spans();
            for (var i = 0; i < 200; i++) spans.Add(Spans.Of((long)(60 * Math.Exp(random.NextDouble() * 2))), 1);
            return spans;
        }
        Assert.InRange(Enumerable.Range(0, 2000).Count(_ => Chance.OfMedians(Times(), Times(), Chance.Z95)!.IsMoreThanChance), 10, 140);
    }

    [Fact]
    public void A_median_lies_in_the_bucket_of_the_middle_time() => Prop.ForAll(Gen.NonEmptyListOf(Gen.Choose(1, 5000)).ToArbitrary(), times =>
    {
        var spans = new Spans();
        foreach (var time in times) spans.Add(Spans.Of(time), 1);
        var middle = times.Order().ElementAt((times.Count + 1) / 2 - 1);
        Assert.Equal(Spans.Of(middle), Spans.Of((long)Math.Ceiling(spans.Median!.Value)));
        Assert.True(spans.Median <= spans.Ninetieth);
    }).QuickCheckThrowOnFailure();

    // Forms wander about as they like: where each of them stopped is what the moves say.
    [Fact]
    public void What_came_and_did_not_go_on_is_what_is_there() => Prop.ForAll(Gen.ListOf(Gen.NonEmptyListOf(Gen.Choose(0, 4))).ToArbitrary(), walks =>
    {
        string[] places = ["a", "b", Places.Check, Places.Exit("x"), Places.Sent];
        var moves = walks.SelectMany(walk => walk.Prepend(-1).Zip(walk)).Where(it => it.First != it.Second)
            .GroupBy(it => it).Select(it => new Sum(it.Key.First < 0 ? Places.Start : places[it.Key.First], Counted.Moved, places[it.Key.Second], it.Key.First == 99, it.Count()));
        var counts = new Counts([.. moves]);
        Assert.Equal(walks.Count, counts.Started);
        for (var i = 0; i < places.Length; i++) Assert.Equal(walks.Count(it => it.Last() == i), counts.Left(places[i]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_small_count_and_no_exact_one_is_shown() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), count =>
    {
        var shown = SmallCounts.Shown(count);
        Assert.Equal(count is > 0 and < 5, shown is null);
        if (shown is not { } it) return;
        Assert.Equal(0, it % 5);
        Assert.InRange(Math.Abs(it - count), 0, 2);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_share_never_tells_a_small_count()
    {
        Assert.Null(SmallCounts.ShareOf(6, 19));
        for (var all = 20; all < 300; all++)
            foreach (var part in new[] { 1, 4 })
            {
                Assert.Equal(SmallCounts.ShareOf(1, all), SmallCounts.ShareOf(part, all));
                Assert.Equal(SmallCounts.ShareOf(all - 1, all), SmallCounts.ShareOf(all - part, all));
            }
        // 23 of 41 are 56 %: with 40 and 25 beside it nothing else would be.
        Assert.Equal(new Share(55, Than.Equal), SmallCounts.ShareOf(23, 41));
        Assert.Equal(new Share(56, Than.Equal), SmallCounts.ShareOf(230, 410));
        Assert.Equal(new Share(0, Than.Equal), SmallCounts.ShareOf(0, 50));
        Assert.Equal(new Share(100, Than.Equal), SmallCounts.ShareOf(50, 50));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2026-11-30", "2026-11-30")]
    public void A_week_begins_on_monday(string day, string monday) => Assert.Equal(Day(monday), Weeks.Of(Day(day)));

    // A form of the Sunday of a settled week was begun four weeks ago at least.
    [Fact]
    public void A_week_is_settled_once_every_form_of_it_is_four_weeks_old()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var last = Slice.LastSettled(day);
            Assert.True(last.AddDays(6).AddDays(28) < day);
            Assert.False(last.AddDays(13).AddDays(28) < day);
        }
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
