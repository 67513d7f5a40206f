using System.Net;
using Bargate.Content.Feedback;
using Bargate.Content.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>'Is this page useful?', views without cookies, and visits to the contact pages.</summary>
public sealed class FeedbackTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    [Fact]
    public async Task A_resident_says_no_and_why_and_officers_read_it_without_what_names_them()
    {
        using var resident = site.Visitor();
        var page = await resident.Get("/council-tax/bands");
        var asked = await resident.Submit(page, new Dictionary<string, string> { ["answer"] = "no" }, "/useful");
        Assert.Equal("Thank you for telling us", asked.Heading);
        Assert.Contains("Do not write your name", asked.Main, StringComparison.Ordinal);
        var thanked = await resident.Submit(asked, ("Reason", "missing"), ("Comment", "Which band is mine? ann@example.org 023 8090 0000"));
        Assert.Contains("It helps us", thanked.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(resident.Cookies.GetAllCookies(), it => it.Name != "bargate-form");
        using var officer = await site.Officer(Officers.Administrator);
        var read = await officer.Get("/staff/pages/feedback");
        Assert.Contains("Which band is mine? … …", read.Main, StringComparison.Ordinal);
        Assert.Contains("Something is missing", read.Main, StringComparison.Ordinal);
        // Its number is of no use to whoever finds the address later.
        Assert.DoesNotContain("Tell us more", (await resident.Get(asked.Url)).Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("about=/nowhere&answer=no", HttpStatusCode.NotFound), InlineData("answer=no", HttpStatusCode.NotFound), InlineData("about=/council-tax&answer=perhaps", HttpStatusCode.BadRequest)]
    public async Task Feedback_on_nothing_is_not_kept(string body, HttpStatusCode expected)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.Http.PostAsync("/useful", new StringContent(body, null, "application/x-www-form-urlencoded"));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("write to ann.other@example.org please", "write to … please"), InlineData("I am at SO14 7LY", "I am at …"), InlineData("ring 07700 900123", "ring …"), InlineData("band D is £1,850 in 2026", "band D is £1,850 in 2026")]
    public void What_may_name_somebody_is_taken_out(string written, string kept) => Assert.Equal(kept, PageFeedback.Clean(written));

    [Fact]
    public async Task Views_are_counted_by_page_and_day_and_those_of_the_contact_pages_are_a_measure()
    {
        using var visitor = site.Visitor();
        for (var i = 0; i < 3; i++) await visitor.Get("/contact");
        await visitor.Get("/contact/housing");
        await visitor.Get("/contact/nobody");
        visitor.Http.DefaultRequestHeaders.UserAgent.ParseAdd("ExampleBot/1.0");
        await visitor.Get("/contact");
        await site.Services.GetRequiredService<PageViews>().Flush(default);
        await visitor.Get("/contact");
        await site.Services.GetRequiredService<PageViews>().Flush(default);
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(3, await site.InDatabase(db => db.DayViews.Where(it => it.Path == "/contact").SumAsync(it => it.Count)));
        Assert.Equal(4, await site.InScope(it => it.GetRequiredService<ContactVisits>().Value(today.AddDays(-1), today.AddDays(1), default)));
        Assert.Null(await site.InScope(it => it.GetRequiredService<ContactVisits>().Value(today.AddDays(-90), today.AddDays(-60), default)));
    }

    [Fact]
    public async Task A_comment_is_forgotten_after_a_year_and_its_answer_stays()
    {
        var id = Guid.CreateVersion7();
        await site.InDatabase(async db =>
        {
            var old = new PageFeedback { Id = id, Path = "/council-tax", Useful = false, At = site.Clock.GetUtcNow().UtcDateTime.AddMonths(-13) };
            old.Say("hard", "Too long");
            db.Add(old);
            return await db.SaveChangesAsync();
        });
        await site.InScope(async it =>
        {
            var retention = it.GetServices<IRetained>().Single(one => one.Key == "page-feedback");
            Assert.Contains(await retention.Due(site.Clock.GetUtcNow().UtcDateTime, 10, default), one => one.Id == id);
            Assert.True(await retention.Dispose(id, default));
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        var kept = await site.InDatabase(db => db.PageFeedback.AsNoTracking().SingleAsync(it => it.Id == id));
        Assert.Equal((null, "hard"), (kept.Comment, kept.Reason));
    }
}
