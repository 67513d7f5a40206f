using System.Net;
using Bargate.Insight;
using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Insight;

/// <summary>What officers see of ratings.</summary>
public sealed class RatingsPageTests(RatingsPageTests.RatedSite site) : IClassFixture<RatingsPageTests.RatedSite>
{
    public sealed class RatedSite : PracticeSite
    {
        protected override async Task Prepare()
        {
            await base.Prepare();
            await InScope(async scope =>
            {
                var (db, keys, now) = (scope.GetRequiredService<BargateDb>(), scope.GetRequiredService<KeyRing>(), Clock.GetUtcNow().UtcDateTime);
                // These pages are about the ratings below alone.
                await db.Write(() => db.Set<Rating>().ExecuteDeleteAsync());
                void Add(string service, string team, RatingMoment moment, int score, string? comment, int daysAgo)
                {
                    var rating = Rating.Of(new(service, 1, Guid.NewGuid(), moment), team, score, now.AddDays(-daysAgo));
                    if (comment is not null) rating.Write(comment, keys.New(), now.AddDays(-daysAgo));
                    db.Add(rating);
                }
                Add("missed-bin", "waste", RatingMoment.AfterSubmit, 5, "Lovely and quick", 1);
                Add("missed-bin", "waste", RatingMoment.AfterSubmit, 4, null, 2);
                Add("missed-bin", "waste", RatingMoment.AfterClose, 1, "<b>Still there</b>", 3);
                Add("missed-bin", "waste", RatingMoment.AfterClose, 5, "From last spring", 200);
                Add("road-problem", "highways", RatingMoment.AfterClose, 5, "Smooth road", 4);
                for (var i = 0; i < 25; i++) Add("road-problem", "highways", RatingMoment.AfterSubmit, 4, $"Comment {i:00} of many", 60);
                return await db.SaveChangesAsync();
            });
        }
    }

    [Fact]
    public async Task A_team_lead_sees_the_average_against_the_target_and_how_it_is_spread()
    {
        using var lead = await site.Officer(Officers.WasteLead);
        var page = await lead.Get("/staff/ratings");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        // 5, 4 and 1.
        Assert.Contains("3.33", page.Main, StringComparison.Ordinal);
        Assert.Contains("Below the target of 4", page.Main, StringComparison.Ordinal);
        Assert.Contains("After closing: 1.00 from 1", page.Main, StringComparison.Ordinal);
        Assert.Equal(["1", "1", "0", "0", "1"], page.Document.QuerySelectorAll(".bg-bars tbody td:nth-child(3)").Select(it => it.TextContent));
        Assert.DoesNotContain("last spring", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_lead_sees_no_comment_about_another_teams_service()
    {
        using var lead = await site.Officer(Officers.WasteLead);
        var page = await lead.Get("/staff/ratings?period=all&service=road-problem");
        Assert.DoesNotContain("Smooth road", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Report a road problem", page.Html, StringComparison.Ordinal);
        Assert.Contains("last spring", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_resident_wrote_is_text_and_nothing_else()
    {
        using var lead = await site.Officer(Officers.WasteLead);
        Assert.Contains("&lt;b&gt;Still there", (await lead.Get("/staff/ratings")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_sees_every_service_and_many_comments_in_pages_newest_first()
    {
        using var administrator = await site.Officer(Officers.Administrator);
        var page = await administrator.Get("/staff/ratings?service=road-problem");
        Assert.Equal("Smooth road", page.Document.QuerySelector(".bg-timeline__text")!.TextContent);
        Assert.Equal(20, page.Document.QuerySelectorAll(".bg-timeline > li").Length);
        var second = await administrator.Get(page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(6, second.Document.QuerySelectorAll(".bg-timeline > li").Length);
        Assert.Equal(20, (await administrator.Get("/staff/ratings?service=road-problem&comments=-5&period=nonsense")).Document.QuerySelectorAll(".bg-timeline > li").Length);
    }

    [Fact]
    public async Task A_period_without_ratings_says_so()
    {
        using var lead = await site.Officer(Officers.HighwaysLead);
        site.Clock.Move(TimeSpan.FromDays(400));
        using var later = await site.Officer(Officers.HighwaysLead);
        var page = await later.Get("/staff/ratings?period=30");
        site.Clock.Move(TimeSpan.FromDays(-400));
        Assert.Contains("No ratings in this period.", page.Main, StringComparison.Ordinal);
        Assert.Contains("Nobody has written a comment", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_without_the_permission_is_told_whom_to_ask()
    {
        using var officer = await site.Officer(Officers.WasteOfficer);
        var page = await officer.Get("/staff/ratings");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains(Officers.Administrator, page.Main, StringComparison.Ordinal);
    }
}
