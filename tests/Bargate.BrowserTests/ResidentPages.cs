using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Mail;
using Bargate.Tests;
using Bargate.Tests.Walks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>Goes to every page that residents see, by the links that lead there.</summary>
sealed class ResidentPages(BrowserSite site, Looks looks)
{
    const string Reported = "ann@example.org", Follows = "fay@example.org", Saves = "sam@example.org";

    public async Task Walk()
    {
        await Plain();
        await Sent();
        await Tracked();
        await Followed();
        await Saved();
        await Ended();
    }

    async Task Plain()
    {
        var page = await site.Open();
        string[] urls = ["/", "/accessibility", "/alerts", "/api", "/contact", "/cookies", "/how-we-match-records", "/privacy", "/track", "/no-such-page", "/contact?fail=rule", "/contact?fail=bug"];
        foreach (var url in urls) await Go(page, url);
        await page.GotoAsync("/council-tax/bands");
        await page.Locator(".bg-useful__button").First.ClickAsync();
        await looks.At(page);
        await Go(page, "/search?q=bin");
        await page.GotoAsync("/search?q=zzzzqqqq");
        await looks.Again(page);
        await page.Context.CloseAsync();
    }

    async Task Sent()
    {
        // As wide as the one who reports the same, so that the middle of the map is the same place.
        var hands = new Pointer(await site.Open(Look.Phone));
        await new Reporter(site, hands).Report("road-problem", looks.At);
        await hands.Turn(hands.Page.Locator(".bg-rating__button").First);
        await looks.At(hands.Page);
        await new Reporter(site, hands).Check("parking-permit", looks.At);
        await Go(hands.Page, "/practice/messages");
        await hands.Turn(hands.Page.Locator("main a[href^='/practice/messages/']").First);
        await looks.At(hands.Page);
        await hands.Page.Context.CloseAsync();
        hands = new Pointer(await site.Open(Look.Phone));
        await new Reporter(site, hands).Check("road-problem", looks.At);
        await Go(hands.Page, "/services/road-problem/followed");
        await hands.Page.Context.CloseAsync();
    }

    async Task Tracked()
    {
        var hands = new Pointer(await site.Open());
        var reference = await new Reporter(site, hands).Report("missed-bin");
        await Track(hands, Reported);
        await Go(hands.Page, "/track/tell");
        var officer = await site.OpenAs("Tom Penrose");
        await OfficerTests.Close(new Pointer(officer), reference);
        await officer.Context.CloseAsync();
        await hands.Page.GotoAsync("/track/case");
        await looks.Again(hands.Page);
        await Go(hands.Page, "/track/not-fixed");
        await hands.Page.Context.CloseAsync();
    }

    async Task Followed()
    {
        var id = await site.InDatabase(db => db.Cases.Where(it => it.Service == "road-problem" && it.ClosedAt == null).OrderByDescending(it => it.OpenedAt).Select(it => it.Id).FirstAsync());
        await site.InScope(async it =>
        {
            await it.GetRequiredService<Following>().Follow(id, Follows, "en");
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        var hands = new Pointer(await site.Open());
        await Track(hands, Follows);
        await Go(hands.Page, "/track/stop-following");
        await Go(hands.Page, $"/unsubscribe/{site.Services.GetRequiredService<UnsubscribeLinks>().Token(new Unsubscribe(Follower.Kind, Guid.NewGuid()))}");
        await hands.Page.Context.CloseAsync();
    }

    async Task Saved()
    {
        var hands = new Pointer(await site.Open());
        await new Reporter(site, hands).Check("missed-bin", looks.At);
        await Go(hands.Page, "/services/missed-bin/save");
        await hands.Write(hands.Page.Locator("main input[type=email]"), Saves);
        await hands.Turn(hands.Page.Locator("main form button[type=submit]").First);
        await looks.Again(hands.Page);
        await Go(hands.Page, await site.LinkSentTo(Saves, "/resume/"));
        await hands.Page.Context.CloseAsync();
    }

    async Task Ended()
    {
        var hands = new Pointer(await site.Open());
        var (service, walk) = AllWalks.All.First(it => it.Service.Id == "missed-bin" && it.Walk.Expect.Exit is not null);
        await new Reporter(site, hands).Go(service, walk, looks.At);
        await hands.Page.Context.CloseAsync();
    }

    // By the link in the newest message to this address.
    async Task Track(Hands hands, string email)
    {
        await Go(hands.Page, await site.LinkSentTo(email, "/track/"));
        await hands.Turn(hands.Page.Locator("main form button[type=submit]").First);
        await looks.At(hands.Page);
    }

    async Task Go(IPage page, string url)
    {
        await page.GotoAsync(url);
        await looks.At(page);
    }
}
