using System.Net;
using Bargate.Kernel.Events;
using Bargate.Kernel.Ids;
using Bargate.Notifications.Contract;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Forms;

/// <summary>Whole journeys through the real pages.</summary>
public sealed class JourneyTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    [Fact]
    public async Task The_start_page_says_what_the_service_does_and_leads_to_the_first_question()
    {
        using var resident = site.Visitor();
        var page = await resident.Get(MissedBin.Url);
        Assert.Equal("Report a missed bin", page.Heading);
        Assert.Equal($"{MissedBin.Url}/property", page.Document.QuerySelector("a.govuk-button--start")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_service_that_does_not_exist_is_a_page_that_does_not_exist()
    {
        using var resident = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get("/services/unknown")).Status);
    }

    [Fact]
    public async Task A_missed_bin_becomes_a_case_with_a_reference_that_can_be_said()
    {
        using var resident = site.Visitor();
        var (confirmation, reference) = await resident.Report(site);
        Assert.Equal(HttpStatusCode.OK, confirmation.Status);
        Assert.Equal(reference, SpokenReference.Parse(reference));
        Assert.StartsWith("MB-", reference, StringComparison.Ordinal);
        Assert.Equal(1, await site.InDatabase(db => db.Set<Bargate.Cases.Case>().CountAsync(it => it.Reference == reference)));
        Assert.Equal(1, await site.InDatabase(async db =>
        {
            var id = await db.Set<Bargate.Cases.Case>().Where(it => it.Reference == reference).Select(it => it.Id).SingleAsync();
            return await db.Set<EventRow>().CountAsync(it => it.About == id.Value && it.Name == "case-opened");
        }));
    }

    [Fact]
    public async Task Sending_the_same_answers_twice_makes_one_case()
    {
        using var resident = site.Visitor();
        var check = await resident.FillIn(site);
        var both = await Task.WhenAll(resident.Submit(check), resident.Submit(check));
        var references = both.Select(it => it.Document.QuerySelector(".govuk-panel__body strong")?.TextContent).Distinct().ToList();
        Assert.Single(references);
        Assert.NotNull(references[0]);
    }

    [Fact]
    public async Task An_error_names_the_question_and_keeps_what_was_typed()
    {
        using var resident = site.Visitor();
        var page = await resident.Get($"{MissedBin.Url}/property");
        page = await resident.Submit(page, ("property-line1", "7 Sealed Street"), ("property-town", ""), ("property-typed-postcode", "nonsense"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["Enter the town or city", "Enter a full UK postcode, like SO14 7LY"], page.Errors);
        Assert.Equal("7 Sealed Street", page.Document.QuerySelector("#property-line1")?.GetAttribute("value"));
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll(".govuk-error-summary a"), it => Assert.NotNull(page.Document.QuerySelector(it.GetAttribute("href")!)));
    }

    [Fact]
    public async Task A_postcode_finds_addresses_and_the_one_chosen_is_checked()
    {
        using var resident = site.Visitor();
        var page = await resident.Get($"{MissedBin.Url}/property");
        page = await resident.Submit(page, ("property-postcode", MissedBin.Postcode), ("action", "find"));
        var option = page.Document.QuerySelectorAll("#property-uprn option").Skip(1).First();
        page = await resident.Submit(page, ("property-postcode", MissedBin.Postcode), ("property-uprn", option.GetAttribute("value")!));
        Assert.EndsWith("/bin", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_from_check_your_answers_returns_there()
    {
        using var resident = site.Visitor();
        var check = await resident.FillIn(site);
        var page = await resident.Get(check.Document.QuerySelector("a[href*='/bin?']")!.GetAttribute("href")!);
        page = await resident.Submit(page, ("bin", "glass"));
        Assert.EndsWith("/check", page.Url, StringComparison.Ordinal);
        Assert.Contains("Glass box", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exit_ends_the_form_kindly_and_back_leads_to_the_question()
    {
        using var resident = site.Visitor();
        var check = await resident.FillIn(site);
        var page = await resident.Get($"{MissedBin.Url}/out-by-six?from=check");
        page = await resident.Submit(page, ("out-by-six", "no"));
        Assert.Equal("We can't go back this time", page.Heading);
        Assert.Equal($"{MissedBin.Url}/out-by-six", page.Document.QuerySelector(".govuk-back-link")?.GetAttribute("href"));
        Assert.DoesNotContain("/check", (await resident.Get($"{MissedBin.Url}/check")).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_a_hidden_question_is_kept_but_not_counted()
    {
        using var resident = site.Visitor();
        await resident.FillIn(site, "hidden@example.org");
        var page = await resident.Get($"{MissedBin.Url}/wants-updates?from=check");
        page = await resident.Submit(page, ("wants-updates", "no"));
        Assert.EndsWith("/check", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden@example.org", page.Main, StringComparison.Ordinal);
        page = await resident.Submit(await resident.Get($"{MissedBin.Url}/wants-updates?from=check"), ("wants-updates", "yes"));
        Assert.Contains("hidden@example.org", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_question_cannot_be_reached_before_the_ones_in_front_of_it()
    {
        using var resident = site.Visitor();
        Assert.Equal(MissedBin.Url, (await resident.Get($"{MissedBin.Url}/tag")).Url);
        Assert.Equal(MissedBin.Url, (await resident.Get($"{MissedBin.Url}/check")).Url);
        Assert.Equal(MissedBin.Url, (await resident.Get($"{MissedBin.Url}/sent")).Url);
    }

    [Fact]
    public async Task A_saved_draft_continues_on_another_device_by_the_link_in_the_email()
    {
        using var resident = site.Visitor();
        await resident.FillIn(site);
        var page = await resident.Submit(await resident.Get($"{MissedBin.Url}/save"), ("email", "later@example.org"));
        Assert.Equal("We have emailed you a link", page.Heading);
        var link = await site.LinkSentTo("later@example.org", "/resume/");

        using var elsewhere = site.Visitor();
        page = await elsewhere.Get(link);
        Assert.Equal(MissedBin.Url, (await elsewhere.Get($"{MissedBin.Url}/check")).Url);
        page = await elsewhere.Submit(page);
        Assert.EndsWith("/check", (await elsewhere.Get($"{MissedBin.Url}/check")).Url, StringComparison.Ordinal);
        Assert.Equal(MissedBin.Url, (await resident.Get($"{MissedBin.Url}/check")).Url);
    }

    [Fact]
    public async Task Another_visitor_cannot_read_a_draft_by_its_id()
    {
        using var resident = site.Visitor();
        await resident.FillIn(site);
        var cookie = resident.Cookies.GetCookies(new Uri(site.Address, MissedBin.Url))["bargate-draft"]!.Value;
        using var other = site.Visitor();
        // The right id with another secret.
        var forged = cookie[..22] + (cookie[22] == 'A' ? 'B' : 'A') + cookie[23..];
        other.Cookies.Add(new Cookie("bargate-draft", forged, MissedBin.Url, site.Address.Host));
        Assert.Equal(MissedBin.Url, (await other.Get($"{MissedBin.Url}/check")).Url);
    }
}
