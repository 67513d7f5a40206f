using System.Globalization;
using Bargate.Kernel.Calendar;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Services;

public sealed class WorkingDayTests
{
    static readonly Council Council = Council.Load(Given.CouncilFolder(), new Faults());
    static readonly Arbitrary<DateOnly> Days = Gen.Select(Gen.Choose(new DateOnly(2023, 6, 1).DayNumber, new DateOnly(2029, 6, 1).DayNumber), DateOnly.FromDayNumber).ToArbitrary();
    static readonly Arbitrary<int> Steps = Gen.Choose(-60, 60).ToArbitrary();

    [Fact]
    public void So_many_working_days_later_are_so_many_working_days_away() => Check.QuickThrowOnFailure(Prop.ForAll(Days, Gen.Choose(0, 60).ToArbitrary(), (day, n) =>
        Council.WorkingDays.CountBetween(day, Council.WorkingDays.AddWorkingDays(day, n)) == n));

    [Fact]
    public void Adding_ends_on_a_working_day() => Check.QuickThrowOnFailure(Prop.ForAll(Days, Steps, (day, n) =>
        n == 0 || Council.WorkingDays.IsWorkingDay(Council.WorkingDays.AddWorkingDays(day, n))));

    [Fact]
    public void Adding_twice_is_adding_once() => Check.QuickThrowOnFailure(Prop.ForAll(Days, Gen.Choose(0, 30).ToArbitrary(), Gen.Choose(0, 30).ToArbitrary(), (day, a, b) =>
        Council.WorkingDays.AddWorkingDays(Council.WorkingDays.AddWorkingDays(day, a), b) == Council.WorkingDays.AddWorkingDays(day, a + b)));

    [Fact]
    public void Counting_agrees_with_counting_on_fingers() => Check.QuickThrowOnFailure(Prop.ForAll(Days, Gen.Choose(0, 400).ToArbitrary(), (day, length) =>
    {
        var fingers = Enumerable.Range(1, length).Count(i => Council.WorkingDays.IsWorkingDay(day.AddDays(i)));
        return Council.WorkingDays.CountBetween(day, day.AddDays(length)) == fingers;
    }));

    [Fact]
    public void There_and_back_is_where_we_were() => Check.QuickThrowOnFailure(Prop.ForAll(Days, Gen.Choose(1, 60).ToArbitrary(), (day, n) =>
        !Council.WorkingDays.IsWorkingDay(day) || Council.WorkingDays.AddWorkingDays(Council.WorkingDays.AddWorkingDays(day, n), -n) == day));

    [Fact]
    public void The_calendar_ends_without_an_exception()
    {
        Assert.Equal(DateOnly.MaxValue, Council.WorkingDays.AddWorkingDays(DateOnly.MaxValue, 10));
        Assert.Equal(DateOnly.MinValue, Council.WorkingDays.AddWorkingDays(DateOnly.MinValue, -10));
    }

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-12-24", 1, "2026-12-29")]
    [InlineData("2027-12-24", 2, "2027-12-30")]
    public void Bank_holidays_are_not_counted(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Council.WorkingDays.AddWorkingDays(DateOnly.Parse(from), days));

    [Fact]
    public void Every_year_of_the_file_has_its_eight_bank_holidays_on_working_weekdays()
    {
        Assert.Equal([2024, 2025, 2026, 2027, 2028], Council.BankHolidays.Select(d => d.Year).Distinct());
        Assert.All(Council.BankHolidays.GroupBy(d => d.Year), year => Assert.Equal(8, year.Count()));
        Assert.All(Council.BankHolidays, day => Assert.False(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{day}"));
        Assert.All(Enumerable.Range(2024, 5), year => Assert.Contains(Easter(year).AddDays(1), Council.BankHolidays));
    }

    // The anonymous Gregorian algorithm, to check the file against.
    static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        return new DateOnly(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    }

    [Theory]
    [InlineData("18:00", "6pm")]
    [InlineData("16:30", "4:30pm")]
    [InlineData("12:00", "midday")]
    [InlineData("00:00", "midnight")]
    [InlineData("00:05", "12:05am")]
    [InlineData("12:30", "12:30pm")]
    public void A_time_is_written_as_people_say_it(string time, string expected) =>
        Assert.Equal(expected, Council.Time.Time(TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_date_is_written_in_full() => Assert.Equal("Thursday 7 February 2019", Council.Time.Date(new DateOnly(2019, 2, 7)));

    [Fact]
    public void Summer_time_is_the_councils_own()
    {
        Assert.Equal("1am", Council.Time.Time(new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("midnight", Council.Time.Time(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateOnly(2026, 7, 2), Council.Time.Day(new DateTime(2026, 7, 1, 23, 30, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateTime(2026, 3, 29, 1, 30, 0), Council.Time.ToUtc(new DateTime(2026, 3, 29, 1, 30, 0)));
    }
}
