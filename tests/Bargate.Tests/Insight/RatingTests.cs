using System.Net;
using System.Text;
using Bargate.Cases.Contract;
using Bargate.Insight;
using Bargate.Insight.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Services.Contract;
using Bargate.Tests.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Insight;

/// <summary>Rating a service, from the confirmation and from a message.</summary>
public sealed class RatingTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    string Ticket(Guid about, RatingMoment moment = RatingMoment.AfterClose, string service = "missed-bin") =>
        "/rate/" + site.Services.GetRequiredService<RatingTickets>().Write(new(service, 1, about, moment));

    Task<Rating?> Stored(Guid about) => site.InDatabase(db => db.Ratings.AsNoTracking().SingleOrDefaultAsync(it => it.Case == CaseId.From(about)));

    [Fact]
    public async Task The_confirmation_is_rated_in_one_tap_and_the_comment_comes_after()
    {
        using var resident = site.Visitor();
        var (confirmation, _) = await resident.Report(site);
        var thanks = await resident.Submit(confirmation, ("score", "4"));
        Assert.Equal("Thank you for your rating", thanks.Heading);
        Assert.Contains("4, good", thanks.Main, StringComparison.Ordinal);
        Assert.Contains("personal details", thanks.Main, StringComparison.Ordinal);
        var done = await resident.Submit(thanks, ("comment", "Say when the crew comes."));
        Assert.Equal("Thank you for telling us", done.Heading);
        Assert.DoesNotContain("Say when", done.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_the_link_of_a_message_records_nothing()
    {
        var about = Guid.NewGuid();
        using var scanner = site.Visitor();
        var page = await scanner.Get(Ticket(about) + "?score=1");
        Assert.Equal("How well did we deal with it?", page.Heading);
        Assert.Equal(5, page.Document.QuerySelectorAll("button[name=score]").Length);
        Assert.Null(await Stored(about));
    }

    [Fact]
    public async Task A_second_tap_changes_the_score_and_adds_no_rating()
    {
        var about = Guid.NewGuid();
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get(Ticket(about)), ("score", "2"));
        page = await resident.Submit(page, ("score", "5"));
        Assert.Contains("5, very good", page.Main, StringComparison.Ordinal);
        Assert.Equal(5, (await Stored(about))!.Score);
    }

    [Fact]
    public async Task Two_taps_at_once_leave_one_rating_and_no_error()
    {
        var about = Guid.NewGuid();
        using var resident = site.Visitor();
        var page = await resident.Get(Ticket(about));
        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(it => resident.Submit(page, ("score", $"{it}"))));
        Assert.All(answers, it => Assert.Contains(it.Status, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        Assert.NotNull(await Stored(about));
    }

    [Theory]
    [InlineData("0"), InlineData("6"), InlineData("five"), InlineData("")]
    public async Task A_score_that_is_none_is_refused_with_what_to_do(string score)
    {
        var about = Guid.NewGuid();
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get(Ticket(about)), ("score", score));
        Assert.Equal(["Choose a number from 1 to 5"], page.Errors);
        Assert.Null(await Stored(about));
    }

    [Fact]
    public async Task A_comment_that_is_too_long_comes_back_with_its_text()
    {
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get(Ticket(Guid.NewGuid())), ("score", "3"));
        var text = new string('x', Rating.MostLetters + 1);
        page = await resident.Submit(page, ("comment", text));
        Assert.Equal(["Your comment must be 1,000 characters or fewer"], page.Errors);
        Assert.Equal(text, page.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_link_that_is_too_old_or_not_ours_says_so_kindly()
    {
        using var resident = site.Visitor();
        foreach (var url in new[] { "/rate/nonsense", "/rate/" + new string('a', 5000), Ticket(Guid.NewGuid())[..^4] })
        {
            var page = await resident.Get(url);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Equal("This link no longer works", page.Heading);
        }
    }

    [Fact]
    public async Task A_comment_is_sealed_and_its_erasure_leaves_the_score()
    {
        var about = Guid.NewGuid();
        using var resident = site.Visitor();
        await resident.Submit(await resident.Submit(await resident.Get(Ticket(about)), ("score", "1")), ("comment", "Unmistakable words"));
        var stored = (await Stored(about))!;
        Assert.DoesNotContain("Unmistakable", Encoding.UTF8.GetString(stored.Comment!.Value.Bytes), StringComparison.Ordinal);

        var (now, erased) = await site.InScope(async scope =>
        {
            var retention = scope.GetServices<IRetained>().OfType<RatingRetention>().Single();
            Assert.DoesNotContain(await retention.Due(stored.At.AddMonths(24).AddDays(-1), 1000, default), it => it.Id == stored.Id);
            var due = (await retention.Due(stored.At.AddMonths(24), 1000, default)).Where(it => it.Id == stored.Id).ToList();
            var erased = await retention.Dispose(Assert.Single(due).Id, default);
            await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
            return (stored.At, erased);
        });
        Assert.True(erased);
        stored = (await Stored(about))!;
        Assert.Null(stored.Comment);
        Assert.Equal(1, stored.Score);
    }

    [Fact]
    public async Task What_somebody_wrote_is_exported_to_them_and_erased_for_them()
    {
        using var resident = site.Visitor();
        var (sent, _) = await resident.Report(site, "rater@example.org");
        await resident.Submit(await resident.Submit(sent, ("score", "2")), ("comment", "My own words"));
        await site.InScope(async scope =>
        {
            var source = scope.GetServices<IPersonalDataSource>().OfType<RatingPersonalData>().Single();
            var me = new Subject(null, [], [new("email", "Rater@Example.org ")]);
            var mine = await source.Export(me, default).ToListAsync();
            Assert.Contains(mine.Single().Details, it => it.Text == "My own words");
            Assert.Empty(await source.Export(new Subject(null, [], [new("email", "another@example.org")]), default).ToListAsync());
            Assert.Equal(1, (await source.Erase(me, default)).Erased);
            Assert.DoesNotContain((await source.Export(me, default).ToListAsync()).Single().Details, it => it.Text == "My own words");
            return 0;
        });
    }

    [Fact]
    public async Task The_measure_of_days_without_ratings_is_nothing_and_not_zero() => await site.InScope(async scope =>
    {
        var measure = scope.GetServices<IMeasure>().Single(it => it.Key == "rating");
        Assert.Null(await measure.Value(new DateOnly(2001, 1, 1), new DateOnly(2001, 12, 31), default));
        return 0;
    });
}
