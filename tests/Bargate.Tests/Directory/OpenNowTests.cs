using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;

namespace Bargate.Tests.Directory;

/// <summary>What is open now, by the council's clock.</summary>
public sealed class OpenNowTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    static bool Open(string at, params OrukSchedule[] schedules) => Open(at, holiday: false, schedules);

    static bool Open(string at, bool holiday, params OrukSchedule[] schedules) =>
        Opening.Of(new() { Name = "", Schedules = [.. schedules] }).IsOpen(new(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), holiday));

    static OrukSchedule Weekly(string days, string from, string to, Action<OrukSchedule>? more = null)
    {
        var schedule = DirectorySite.Weekly(days, from, to);
        more?.Invoke(schedule);
        return schedule;
    }

    // 30 November 2026 is a Monday.
    [Theory]
    [InlineData("2026-11-30 10:00", true)]
    [InlineData("2026-11-30 09:59", false)]
    [InlineData("2026-11-30 11:59", true)]
    [InlineData("2026-11-30 12:00", false)]
    [InlineData("2026-12-01 10:30", false)]
    public void What_is_on_every_week_is_open_from_its_first_minute_to_the_last(string at, bool open) => Assert.Equal(open, Open(at, Weekly("MO", "10:00", "12:00")));

    [Fact]
    public void A_named_day_comes_before_the_week()
    {
        var week = Weekly("MO", "10:00", "12:00");
        var closed = new OrukSchedule { Closed = true, ValidFrom = "2026-11-29", ValidTo = "2026-12-01" };
        var other = new OrukSchedule { Dtstart = "2026-11-30", OpensAt = "14:00", ClosesAt = "15:00" };
        Assert.False(Open("2026-11-30 10:30", week, closed));
        Assert.True(Open("2026-12-07 10:30", week, closed));
        Assert.False(Open("2026-11-30 10:30", week, other));
        Assert.True(Open("2026-11-30 14:30", week, other));
        Assert.False(Open("2026-11-30 10:30", holiday: true, week));
        Assert.True(Open("2026-11-30 14:30", holiday: true, week, other));
    }

    [Fact]
    public void Seasons_other_weeks_months_and_nights_are_understood()
    {
        Assert.False(Open("2026-11-30 10:30", Weekly("MO", "10:00", "12:00", it => it.ValidFrom = "2027-01-01")));
        Assert.False(Open("2026-11-30 10:30", Weekly("MO", "10:00", "12:00", it => it.ValidTo = "2026-11-29")));
        Assert.True(Open("2026-11-30 10:30", Weekly("MO", "10:00", "12:00", it => (it.Interval, it.Dtstart) = (2, "2026-11-16"))));
        Assert.False(Open("2026-11-30 10:30", Weekly("MO", "10:00", "12:00", it => (it.Interval, it.Dtstart) = (2, "2026-11-23"))));
        Assert.True(Open("2026-11-30 10:30", Weekly("5MO", "10:00", "12:00", it => it.Freq = "MONTHLY")));
        Assert.True(Open("2026-11-30 10:30", Weekly("-1MO", "10:00", "12:00", it => it.Freq = "MONTHLY")));
        Assert.False(Open("2026-11-30 10:30", Weekly("2MO", "10:00", "12:00", it => it.Freq = "MONTHLY")));
        Assert.True(Open("2026-11-30 23:30", Weekly("MO", "22:00", "02:00")));
        Assert.True(Open("2026-12-01 01:30", Weekly("MO", "22:00", "02:00")));
        Assert.False(Open("2026-11-30 01:30", Weekly("MO", "22:00", "02:00")));
        // Nobody knows how long it lasts.
        Assert.False(Open("2026-11-30 10:30", Weekly("MO", "10:00", "12:00", it => it.ClosesAt = null)));
    }

    [Fact]
    public async Task The_filter_and_the_mark_go_by_the_councils_clock()
    {
        // Whatever the day is, it is open from now for an hour, by the clock on the wall of the city.
        var local = TimeZoneInfo.ConvertTimeFromUtc(site.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        if (local.Hour >= 21) { site.Clock.Move(TimeSpan.FromHours(6)); local = local.AddHours(6); }
        var day = DateOnly.FromDateTime(local).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string Hour(int from) => local.AddHours(from).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var open = await site.Write("Sandpiper Sauna", it => it.Schedules = [new() { Id = Guid.NewGuid(), Dtstart = day, OpensAt = Hour(0), ClosesAt = Hour(1) }]);
        var later = await site.Write("Sandpiper Sewing", it => it.Schedules = [new() { Id = Guid.NewGuid(), Dtstart = day, OpensAt = Hour(1), ClosesAt = Hour(2) }]);
        using var visitor = site.Visitor();
        var all = await visitor.Get("/directory?q=sandpiper");
        Assert.Contains("Sandpiper Sewing", all.Main, StringComparison.Ordinal);
        var now = await visitor.Get("/directory?q=sandpiper&open=now");
        Assert.Contains("Sandpiper Sauna", now.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Sandpiper Sewing", now.Main, StringComparison.Ordinal);
        Assert.Contains("Open now", (await visitor.Get("/directory/services/" + open.Slug)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Open now", (await visitor.Get("/directory/services/" + later.Slug)).Main, StringComparison.Ordinal);
        site.Clock.Move(TimeSpan.FromMinutes(61));
        now = await visitor.Get("/directory?q=sandpiper&open=now");
        Assert.DoesNotContain("Sandpiper Sauna", now.Main, StringComparison.Ordinal);
        Assert.Contains("Sandpiper Sewing", now.Main, StringComparison.Ordinal);
    }
}
