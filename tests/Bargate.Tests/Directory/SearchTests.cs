using System.Net;
using Bargate.Directory.Oruk;
using Bargate.Examples;

namespace Bargate.Tests.Directory;

/// <summary>The directory as residents search it, over HTTP.</summary>
public sealed class SearchTests(SearchTests.Filled site) : IClassFixture<SearchTests.Filled>
{
    public sealed class Filled : DirectorySite
    {
        protected override async Task Prepare()
        {
            await base.Prepare();
            await Write("Portswood Ballet", it =>
            {
                (it.MinimumAge, it.MaximumAge) = (4, 10);
                it.Schedules = [Weekly("MO", "16:00", "17:00"), Weekly("SA", "10:00", "11:00")];
                it.CostOptions = [new() { Id = Guid.NewGuid(), Amount = 5, Option = "Children" }];
                it.ServiceAtLocations = [At("SO14 1AA")];
                it.ServiceAtLocations[0].Location!.Accessibility = [new() { Id = Guid.NewGuid(), Accessibility = "Lift" }];
            }, "community,family", terms: "dance");
            await Write("Evening Salsa", it =>
            {
                it.MinimumAge = 18;
                it.Schedules = [Weekly("MO", "19:00", "21:00")];
                it.Fees = "Free";
                it.Languages = [new() { Id = Guid.NewGuid(), Name = "Polish" }];
                it.ServiceAtLocations = [At("SO19 4AA")];
            }, terms: "dance");
            await Write("Community Pantry", it => (it.Fees, it.ServiceAreas) = ("Free", [new() { Id = Guid.NewGuid(), Name = "All of Southampton" }]), "community,adult", terms: "food-banks");
            await Write("Hungry Hearts", it => it.Description = "We bake. There is nothing about a pantry here, or is there?", checkedDaysAgo: 20);
            await Write("Pantry Club", it => it.Description = "Cooking.", checkedDaysAgo: 130);
        }
    }

    async Task<IReadOnlyList<string>> Found(string query)
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/directory" + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Document.QuerySelectorAll(".bg-found h3").Select(it => it.TextContent.Trim())];
    }

    [Theory]
    [InlineData("?q=dance", "Evening Salsa|Portswood Ballet")]
    [InlineData("?q=dances&free=yes", "Evening Salsa")]
    [InlineData("?q=dance&day=mo&part=evening", "Evening Salsa")]
    [InlineData("?q=dance&day=mo&day=sa", "Evening Salsa|Portswood Ballet")]
    [InlineData("?q=dance&day=sa", "Portswood Ballet")]
    [InlineData("?q=dance&day=sa&day=mo&part=evening", "Evening Salsa")]
    [InlineData("?q=dance&day=sa&part=evening", "")]
    [InlineData("?q=dance&age=7", "Portswood Ballet")]
    [InlineData("?q=dance&age=3-5", "Portswood Ballet")]
    [InlineData("?q=dance&age=30", "Evening Salsa")]
    [InlineData("?q=dance&access=lift", "Portswood Ballet")]
    [InlineData("?q=dance&language=polish", "Evening Salsa")]
    [InlineData("?category=dance&sort=name", "Evening Salsa|Portswood Ballet")]
    [InlineData("?category=activities&free=yes", "Evening Salsa")]
    [InlineData("/family", "Portswood Ballet")]
    [InlineData("?postcode=so141aa&within=1", "Portswood Ballet")]
    [InlineData("?q=dance&postcode=SO19+4AA&sort=distance", "Evening Salsa|Portswood Ballet")]
    [InlineData("?q=ballte", "Portswood Ballet")]
    [InlineData("?q=foodbank", "Community Pantry|Hungry Hearts|Pantry Club")]
    [InlineData("?q=xyzzyqua", "")]
    [InlineData("?q=\"*) NEAR -", "")]
    public async Task Every_filter_narrows(string query, string names)
    {
        var found = await Found(query);
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_nearest_and_the_checked_come_first()
    {
        Assert.Equal(["Evening Salsa", "Portswood Ballet"], await Found("?q=dance&postcode=SO19+4AA&sort=distance"));
        Assert.Equal(["Portswood Ballet", "Evening Salsa"], await Found("?q=dance&postcode=SO14+1AA&sort=distance"));
        var pantry = await Found("?q=pantry");
        Assert.Equal("Community Pantry", pantry[0]);
    }

    [Fact]
    public async Task Each_choice_says_how_many_it_would_leave()
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/directory?q=dance");
        Assert.Contains("Monday (2)", page.Html, StringComparison.Ordinal);
        Assert.Contains("Saturday (1)", page.Html, StringComparison.Ordinal);
        Assert.Contains("Free (1)", page.Html, StringComparison.Ordinal);
        Assert.Contains("Lift (1)", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?postcode=nonsense", "Enter a whole postcode")]
    [InlineData("?postcode=AB12+3DE", "We do not know this one")]
    [InlineData("?within=1", "Enter a postcode")]
    [InlineData("?q=dance&age=seven", "Enter an age as a number")]
    public async Task What_cannot_be_read_is_said_with_the_way_to_write_it(string query, string error)
    {
        using var visitor = site.Visitor();
        Assert.Contains((await visitor.Get("/directory" + query)).Errors, it => it.Contains(error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/directory?page=0&day=xx&part=&category=nope&sort=zz&access=%00")]
    [InlineData("/directory?page=99999999999&q=dance")]
    [InlineData("/directory?q=%F0%9F%92%83%00&age=-1-")]
    public async Task Odd_addresses_are_no_faults(string url)
    {
        using var visitor = site.Visitor();
        Assert.True((int)(await visitor.Http.GetAsync(url)).StatusCode < 500);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/directory/nothing-like-it")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_goes_past_midnight_ends_on_the_next_day()
    {
        var entry = await site.Write("Night Owls", it => it.Schedules = [DirectorySite.Weekly("FR", "22:00", "02:00")]);
        using var visitor = site.Visitor();
        var calendar = await visitor.Http.GetStringAsync($"/directory/services/{entry.Slug}/sessions.ics");
        DateTime At(string name) => DateTime.ParseExact(calendar.Split("\r\n").Single(it => it.StartsWith(name + ";", StringComparison.Ordinal)).Split(':')[^1], "yyyyMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DayOfWeek.Friday, At("DTSTART").DayOfWeek);
        Assert.Equal(TimeSpan.FromHours(4), At("DTEND") - At("DTSTART"));
    }

    [Fact]
    public async Task Sessions_are_a_calendar_and_a_shortlist_needs_no_login()
    {
        using var visitor = site.Visitor();
        var list = await visitor.Get("/directory?q=ballet");
        var url = list.Document.QuerySelector(".bg-found a")!.GetAttribute("href")!;
        var calendar = await visitor.Http.GetStringAsync(url + "/sessions.ics");
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=SA", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/London:", calendar, StringComparison.Ordinal);
        Assert.All(calendar.Split("\r\n"), it => Assert.True(System.Text.Encoding.UTF8.GetByteCount(it) <= 75));
        var page = await visitor.Submit(await visitor.Get(url), new Dictionary<string, string> { ["Do"] = "add" }, "/directory/shortlist");
        Assert.Contains("Portswood Ballet", page.Main, StringComparison.Ordinal);
        var shared = page.Document.QuerySelector("a[href*='of=']")!.GetAttribute("href")!;
        using var other = site.Visitor();
        Assert.Contains("Portswood Ballet", (await other.Get(shared)).Main, StringComparison.Ordinal);
        Assert.Contains("nothing on this shortlist", (await other.Get("/directory/shortlist")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_widget_may_be_framed_and_everything_else_may_not()
    {
        using var visitor = site.Visitor();
        using var widget = await visitor.Http.GetAsync("/directory/embed/family");
        Assert.Contains("frame-ancestors *", string.Join(';', widget.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("Portswood Ballet", await widget.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var page = await visitor.Http.GetAsync("/directory/family");
        Assert.Contains("frame-ancestors 'none'", string.Join(';', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
