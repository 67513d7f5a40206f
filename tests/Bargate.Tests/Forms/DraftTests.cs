using Bargate.Forms;
using Bargate.Services.Contract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>What a draft keeps, for how long, and who can open it.</summary>
[Collection(FormsTests.Name)]
public sealed class DraftTests(FormsSite site)
{
    async Task<string> Save(Visitor resident, string service, string answer, string email)
    {
        await resident.Submit(await resident.Get($"/services/{service}/it"), ("it", answer));
        var page = await resident.Submit(await resident.Get($"/services/{service}/save"), ("email", email));
        Assert.Equal("We have emailed you a link", page.Heading);
        return await site.LinkSentTo(email, "/resume/");
    }

    [Fact]
    public async Task Saving_is_offered_when_there_is_something_to_save()
    {
        using var resident = site.Visitor();
        var page = await resident.Get("/services/a-text/it");
        Assert.DoesNotContain("Save and come back later", page.Main, StringComparison.Ordinal);
        page = await resident.Submit(page, ("it", ""));
        Assert.DoesNotContain("Save and come back later", page.Main, StringComparison.Ordinal);
        await resident.Submit(page, ("it", "something"));
        Assert.Contains("Save and come back later", (await resident.Get("/services/a-text/it")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_over_after_28_days()
    {
        using var resident = site.Visitor();
        var link = await Save(resident, "a-text", "old", "expired@example.org");
        using var elsewhere = site.Visitor();
        Assert.Equal("Continue where you left off", (await elsewhere.Get(link)).Heading);
        site.Clock.Move(TimeSpan.FromDays(28.1));
        try
        {
            Assert.Equal("This link no longer works", (await elsewhere.Get(link)).Heading);
            Assert.Equal("/services/a-text", (await resident.Get("/services/a-text/check")).Url);
        }
        finally { site.Clock.Move(TimeSpan.FromDays(-28.1)); }
    }

    [Fact]
    public async Task Saving_for_later_and_continuing_each_give_28_days()
    {
        using var resident = site.Visitor();
        await resident.Submit(await resident.Get("/services/a-text/it"), ("it", "kept alive"));
        var moved = TimeSpan.Zero;
        void Wait()
        {
            site.Clock.Move(TimeSpan.FromDays(20));
            moved += TimeSpan.FromDays(20);
        }
        try
        {
            Wait();
            await resident.Submit(await resident.Get("/services/a-text/save"), ("email", "patient@example.org"));
            var link = await site.LinkSentTo("patient@example.org", "/resume/");
            Wait();
            using var elsewhere = site.Visitor();
            await elsewhere.Submit(await elsewhere.Get(link));
            Assert.Contains("kept alive", (await elsewhere.Get("/services/a-text/check")).Main, StringComparison.Ordinal);
            Wait();
            Assert.Contains("kept alive", (await elsewhere.Get("/services/a-text/check")).Main, StringComparison.Ordinal);
        }
        finally { site.Clock.Move(-moved); }
    }

    [Fact]
    public async Task A_link_is_over_once_the_form_was_sent()
    {
        using var resident = site.Visitor();
        var link = await Save(resident, "a-text", "sent", "used@example.org");
        await resident.Submit(await resident.Get("/services/a-text/check"));
        using var elsewhere = site.Visitor();
        Assert.Equal("This link no longer works", (await elsewhere.Get(link)).Heading);
    }

    [Fact]
    public async Task A_link_opens_its_own_service_only()
    {
        using var resident = site.Visitor();
        var link = await Save(resident, "a-text", "mine", "elsewhere@example.org");
        using var elsewhere = site.Visitor();
        Assert.Equal("This link no longer works", (await elsewhere.Get(link.Replace("a-text", "a-name", StringComparison.Ordinal))).Heading);
        Assert.Equal("This link no longer works", (await elsewhere.Get(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Heading);
    }

    [Fact]
    public async Task A_draft_keeps_the_edition_that_it_began_with()
    {
        using var early = site.Visitor();
        await early.Submit(await early.Get("/services/changing/it"), ("it", "early"));
        site.Write("changing", FormsSite.Service("CH", "type: number", [], ask: "How many are there?"));
        var published = await site.InScope(it => it.GetRequiredService<Publication>().Publish("test"));
        Assert.Equal("changing", Assert.Single(published.Editions).Service);

        using var late = site.Visitor();
        Assert.Equal("How many are there?", (await late.Get("/services/changing/it")).Heading);
        Assert.Equal("What is it?", (await early.Get("/services/changing/it")).Heading);
        var sent = await early.Submit(await early.Get("/services/changing/check"));
        Assert.Equal("We have it", sent.Heading);
        var reference = RoadProblem.Reference(sent);
        var edition = await site.InDatabase(db => db.Set<Bargate.Cases.Case>().Where(it => it.Reference == reference).Select(it => it.ServiceVersion).SingleAsync());
        Assert.Equal(published.Editions[0].Number - 1, edition);
    }

    [Fact]
    public async Task Two_tabs_lose_neither_answer()
    {
        using var resident = site.Visitor();
        await resident.FillIn(site);
        var (first, second) = (await resident.Get($"{MissedBin.Url}/bin?from=check"), await resident.Get($"{MissedBin.Url}/blocked?from=check"));
        await Task.WhenAll(resident.Submit(first, ("bin", "food")), resident.Submit(second, ("blocked", "gate")));
        var check = (await resident.Get($"{MissedBin.Url}/check")).Main;
        Assert.Contains("Food waste caddy", check, StringComparison.Ordinal);
        Assert.Contains("A locked gate", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_hidden_is_not_sent()
    {
        using var resident = site.Visitor();
        await resident.FillIn(site, "not-sent@example.org");
        await resident.Submit(await resident.Get($"{MissedBin.Url}/wants-updates?from=check"), ("wants-updates", "no"));
        var sent = await resident.Submit(await resident.Get($"{MissedBin.Url}/check"));
        Assert.Contains("You did not give us an email address", sent.Main, StringComparison.Ordinal);
        Assert.Empty(await site.MessagesTo("not-sent@example.org"));
        var reference = RoadProblem.Reference(sent);
        var made = await site.InDatabase(db => db.Set<Bargate.Cases.Case>().AsNoTracking().SingleAsync(it => it.Reference == reference));
        Assert.Equal((null, null), (made.EmailHash, made.NameFolded));
    }

    [Fact]
    public async Task Starting_again_forgets_the_answers_here()
    {
        using var resident = site.Visitor();
        await resident.Submit(await resident.Get("/services/a-text/it"), ("it", "forget me"));
        var start = await resident.Get("/services/a-text");
        Assert.Contains("You have started this", start.Main, StringComparison.Ordinal);
        await resident.Submit(start, new Dictionary<string, string>(), "/services/a-text/start-again");
        Assert.DoesNotContain("forget me", (await resident.Get("/services/a-text/it")).Html, StringComparison.Ordinal);
    }
}
