using System.Net;
using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>Saving a form and coming back by the link in the mail: which edition, how long, on which device, and what when the service has gone.</summary>
[Collection(FormsTests.Name)]
public sealed class SaveAndReturnTests(FormsSite site)
{
    async Task<string> Save(Visitor resident, string service, string answer, string email)
    {
        await resident.Submit(await resident.Get($"/services/{service}/it"), ("it", answer));
        Assert.Equal("We have emailed you a link", (await resident.Submit(await resident.Get($"/services/{service}/save"), ("email", email))).Heading);
        return await site.LinkSentTo(email, "/resume/");
    }

    string Phone => site.Services.GetRequiredService<Bargate.Kernel.Councils.Council>().Contact.Phone;

    Task<Published> Publish() => site.InScope(it => it.GetRequiredService<Publication>().Publish("test"));

    [Fact]
    public async Task The_link_opens_the_edition_that_the_draft_began_with()
    {
        site.Write("returning", FormsSite.Service("RT", "type: text", []));
        await Publish();
        using var early = site.Visitor();
        var link = await Save(early, "returning", "begun early", "edition@example.org");
        site.Write("returning", FormsSite.Service("RT", "type: number", [], ask: "How many are there?"));
        await Publish();
        // Another device, after the change.
        using var later = site.Visitor();
        var start = await later.Submit(await later.Get(link));
        Assert.Contains("You have started this", start.Main, StringComparison.Ordinal);
        Assert.Equal("What is it?", (await later.Get("/services/returning/it")).Heading);
        var check = await later.Get("/services/returning/check");
        Assert.Contains("begun early", check.Main, StringComparison.Ordinal);
        Assert.Equal("We have it", (await later.Submit(check)).Heading);
        using var fresh = site.Visitor();
        Assert.Equal("How many are there?", (await fresh.Get("/services/returning/it")).Heading);
    }

    [Fact]
    public async Task A_returning_person_chooses_to_continue_or_to_start_again()
    {
        using var resident = site.Visitor();
        var link = await Save(resident, "a-text", "kept for later", "choose@example.org");
        using var elsewhere = site.Visitor();
        var page = await elsewhere.Get(link);
        Assert.Equal(["Continue", "Start again"], page.Document.QuerySelectorAll("main button").Select(it => it.TextContent.Trim()));
        // Opening the link, as mail scanners do, changes nothing.
        Assert.DoesNotContain("kept for later", (await elsewhere.Get("/services/a-text/check")).Html, StringComparison.Ordinal);
        Assert.Contains("kept for later", (await resident.Get("/services/a-text/check")).Main, StringComparison.Ordinal);
        await elsewhere.Submit(page, new Dictionary<string, string>(), "/services/a-text/start-again");
        Assert.DoesNotContain("kept for later", (await elsewhere.Get("/services/a-text/it")).Html, StringComparison.Ordinal);
        // Who started again by mistake still has the link.
        await elsewhere.Submit(await elsewhere.Get(link));
        Assert.Contains("kept for later", (await elsewhere.Get("/services/a-text/check")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_works_for_28_days_and_no_longer()
    {
        using var resident = site.Visitor();
        var link = await Save(resident, "a-text", "almost a month", "month@example.org");
        using var elsewhere = site.Visitor();
        var moved = TimeSpan.FromDays(27.9);
        site.Clock.Move(moved);
        try
        {
            Assert.Equal("Continue where you left off", (await elsewhere.Get(link)).Heading);
            site.Clock.Move(TimeSpan.FromDays(0.2));
            moved += TimeSpan.FromDays(0.2);
            Assert.Equal("This link no longer works", (await elsewhere.Get(link)).Heading);
        }
        finally { site.Clock.Move(-moved); }
    }

    [Fact]
    public async Task Who_lost_every_cookie_loses_no_answer()
    {
        using var resident = site.Visitor();
        var link = await Save(resident, "a-text", "still here", "cookies@example.org");
        foreach (Cookie cookie in resident.Cookies.GetAllCookies()) cookie.Expired = true;
        Assert.DoesNotContain("still here", (await resident.Get("/services/a-text/check")).Html, StringComparison.Ordinal);
        await resident.Submit(await resident.Get(link));
        Assert.Contains("still here", (await resident.Get("/services/a-text/check")).Main, StringComparison.Ordinal);
        await resident.Submit(await resident.Get("/services/a-text/it?from=check"), ("it", "changed after that"));
        var check = await resident.Get("/services/a-text/check");
        Assert.Contains("changed after that", check.Main, StringComparison.Ordinal);
        Assert.Equal("We have it", (await resident.Submit(check)).Heading);
    }

    [Fact]
    public async Task A_page_whose_token_is_too_old_keeps_the_draft()
    {
        using var resident = site.Visitor();
        await resident.Submit(await resident.Get("/services/a-text/it"), ("it", "typed before"));
        var open = await resident.Get("/services/a-text/it?from=check");
        // The browser was closed over night: the token's cookie is gone, the draft's is not.
        foreach (Cookie cookie in resident.Cookies.GetAllCookies()) if (cookie.Name == "bargate-form") cookie.Expired = true;
        var answer = await resident.Submit(open, ("it", "typed after"));
        Assert.True((int)answer.Status < 500, answer.Html);
        Assert.Contains("typed before", (await resident.Get("/services/a-text/check")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_that_is_loaded_again_after_the_service_was_withdrawn_still_has_the_reference()
    {
        site.Write("outlasted", FormsSite.Service("OL", "type: text", []));
        await Publish();
        using var resident = site.Visitor();
        await resident.Submit(await resident.Get("/services/outlasted/it"), ("it", "sent in time"));
        var sent = await resident.Submit(await resident.Get("/services/outlasted/check"));
        var reference = sent.Document.QuerySelector(".govuk-panel__body strong")!.TextContent;
        site.Remove("outlasted");
        Assert.Equal(["outlasted"], (await Publish()).Withdrawn);
        var again = await resident.Get("/services/outlasted/sent");
        Assert.Equal(("/services/outlasted/sent", HttpStatusCode.OK), (again.Url, again.Status));
        Assert.Contains(reference, again.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await resident.Get("/services/outlasted/followed")).Status);
        // Every other page, and whoever sent nothing, is told that it has closed.
        using var stranger = site.Visitor();
        foreach (var (visitor, page) in new[] { (resident, "check"), (resident, "it"), (stranger, "sent") })
            Assert.Equal("/services/outlasted/closed", (await visitor.Get($"/services/outlasted/{page}")).Url);
    }

    [Fact]
    public async Task A_service_that_was_withdrawn_says_so_kindly_also_to_who_saved_a_form()
    {
        site.Write("withdrawn", FormsSite.Service("WD", "type: text", []));
        await Publish();
        using var resident = site.Visitor();
        var link = await Save(resident, "withdrawn", "not sent", "withdrawn@example.org");
        site.Remove("withdrawn");
        Assert.Equal(["withdrawn"], (await Publish()).Withdrawn);
        using var stranger = site.Visitor();
        foreach (var (visitor, address) in new[] { (stranger, link), (stranger, "/services/withdrawn"), (resident, "/services/withdrawn/it"), (resident, "/services/withdrawn/check"), (resident, "/services/withdrawn/save") })
        {
            var page = await visitor.Get(address);
            Assert.Equal(("/services/withdrawn/closed", "This service has closed", HttpStatusCode.Gone), (page.Url, page.Heading, page.Status));
            Assert.Contains("\"Tell us one thing\" is no longer here", page.Main, StringComparison.Ordinal);
            Assert.Contains("it was not sent", page.Main, StringComparison.Ordinal);
            Assert.Contains(Phone, page.Main, StringComparison.Ordinal);
        }
        // A service that never was is still a page that does not exist, and one that came back is there.
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/services/never-there/closed")).Status);
        site.Write("withdrawn", FormsSite.Service("WD", "type: text", []));
        await Publish();
        Assert.Equal("/services/withdrawn", (await stranger.Get("/services/withdrawn/closed")).Url);
        Assert.Equal("Continue where you left off", (await stranger.Get(link)).Heading);
    }
}
