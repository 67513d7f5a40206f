using Bargate.Cases;
using Bargate.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>Repeatable groups, questions that share a page, values worked out and fees, through the real pages.</summary>
public sealed class GroupTests(GroupSite site) : IClassFixture<GroupSite>
{
    const string Url = "/services/permits";

    async Task<Page> ToVehicles(Visitor resident, string home = "yes")
    {
        var page = await resident.Get($"{Url}/about");
        Assert.Equal("About you", page.Heading);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        page = await resident.Submit(page, ("full-name", "Ann Example"), ("home", home));
        Assert.Equal($"{Url}/vehicles/1", page.Url);
        return page;
    }

    static Task<Page> Vehicle(Visitor resident, Page page, string registration, string? colour = "Blue") =>
        resident.Submit(page, colour is null ? [("registration", registration)] : [("registration", registration), ("colour", colour)]);

    [Fact]
    public async Task Questions_of_a_group_share_a_page_and_each_error_leads_to_its_field()
    {
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get($"{Url}/about"), ("full-name", ""), ("home", ""));
        QuestionTypeContract.IsRefused(page, null);
        Assert.Equal(["Enter name", "Choose yes or no for at home"], page.Errors);
    }

    [Fact]
    public async Task Items_are_added_changed_and_removed_and_each_has_its_section_before_sending()
    {
        using var resident = site.Visitor();
        var page = await Vehicle(resident, await ToVehicles(resident), "ab12cde");
        Assert.Equal($"{Url}/vehicles", page.Url);
        page = await resident.Submit(page);
        Assert.Equal(["Choose yes if you need to add another vehicle"], page.Errors);
        page = await Vehicle(resident, await resident.Submit(page, ("more", "yes")), "cd12efg");
        page = await resident.Submit(page, ("action", "remove-1"));
        Assert.DoesNotContain("AB12 CDE", page.Main, StringComparison.Ordinal);
        page = await Vehicle(resident, await resident.Submit(page, ("more", "yes")), "ef12ghj", "Red");
        page = await resident.Submit(page, ("more", "no"));
        Assert.Equal($"{Url}/check", page.Url);
        Assert.Equal(["Vehicle 1", "Vehicle 2"], page.Document.QuerySelectorAll("main h2").Select(it => it.TextContent).Where(it => it.StartsWith("Vehicle", StringComparison.Ordinal)));
        Assert.Contains("EF12 GHJ", page.Main, StringComparison.Ordinal);
        // A change from there returns there.
        page = await resident.Get($"{Url}/vehicles/2?from=check");
        page = await Vehicle(resident, page, "gh12jkl", "Red");
        Assert.Equal($"{Url}/check", page.Url);
        Assert.Contains("GH12 JKL", page.Main, StringComparison.Ordinal);
        // And so does one of the list.
        page = await resident.Submit(await resident.Get($"{Url}/vehicles?from=check"), ("action", "remove-2"));
        Assert.Equal($"{Url}/vehicles?from=check", page.Url);
        Assert.Equal($"{Url}/check", (await resident.Submit(page, ("more", "no"))).Url);
    }

    [Fact]
    public async Task There_are_never_fewer_or_more_items_than_the_service_allows()
    {
        using var resident = site.Visitor();
        var page = await Vehicle(resident, await ToVehicles(resident), "ab12cde");
        page = await resident.Submit(page, ("action", "remove-1"));
        Assert.Equal($"{Url}/vehicles/1", page.Url);
        Assert.Equal($"{Url}/vehicles/1", (await resident.Get($"{Url}/check")).Url);
        foreach (var registration in new[] { "ab12cde", "ab13cde" })
            page = await resident.Submit(await Vehicle(resident, page, registration), ("more", "yes"));
        page = await Vehicle(resident, page, "ab14cde");
        Assert.Contains("You have added all 3", page.Main, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await resident.Get($"{Url}/vehicles/4")).Status);
        Assert.Equal($"{Url}/check", (await resident.Submit(page)).Url);
    }

    [Fact]
    public async Task An_item_that_lacks_an_answer_since_another_changed_is_asked_for_and_hidden_ones_do_not_count()
    {
        using var resident = site.Visitor();
        var page = await Vehicle(resident, await ToVehicles(resident, "no"), "ab12cde", null);
        Assert.DoesNotContain("colour", page.Html, StringComparison.Ordinal);
        page = await resident.Submit(page, ("more", "no"));
        Assert.Equal($"{Url}/check", page.Url);
        page = await resident.Submit(await resident.Get($"{Url}/about?from=check"), ("full-name", "Ann Example"), ("home", "yes"));
        Assert.Equal($"{Url}/vehicles?from=check", page.Url);
        page = await resident.Submit(page, ("more", "no"));
        Assert.Equal(["Answer every question about vehicle 1"], page.Errors);
        page = await resident.Submit(await resident.Get($"{Url}/vehicles/1?from=check"), ("registration", "ab12cde"), ("colour", "Green"));
        Assert.Equal($"{Url}/check", page.Url);
        Assert.Contains("Green", page.Main, StringComparison.Ordinal);
        page = await resident.Submit(await resident.Get($"{Url}/about?from=check"), ("full-name", "Ann Example"), ("home", "no"));
        Assert.DoesNotContain("Green", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_is_with_the_case_item_by_item()
    {
        using var resident = site.Visitor();
        var page = await Vehicle(resident, await ToVehicles(resident), "ab12cde");
        page = await Vehicle(resident, await resident.Submit(page, ("more", "yes")), "cd12efg");
        page = await resident.Submit(await resident.Submit(page, ("more", "no")));
        var reference = page.Document.QuerySelector(".govuk-panel__body strong")!.TextContent;
        var found = await site.InDatabase(db => db.Set<Case>().AsNoTracking().SingleAsync(it => it.Reference == reference));
        var answers = await site.InScope(async it => (await it.GetRequiredService<KeyRing>().Open(found.KeyId, default))!.Open(found.Answers, Case.AnswersPlace, found.Id.Value));
        Assert.Equal("CD12 EFG", answers.Single(it => it.Label == "Vehicle 2: Registration").Text);
        Assert.Equal("vehicles.2.registration", answers.Single(it => it.Label == "Vehicle 2: Registration").Key);
        Assert.Equal("CD12EFG", answers.Single(it => it.Label == "Vehicle 2: Registration").Value);
    }
}

/// <summary>A site with a service that has groups.</summary>
public sealed class GroupSite : FormsSite
{
    public GroupSite() => Write("permits", """
        title: Get a parking permit
        summary: A permit for your street.
        topic: parking
        team: waste
        questions:
          - group: about
            ask: About you
            questions:
              - { id: full-name, ask: What is your name?, label: Name, type: name }
              - { id: home, ask: Are you at home?, label: At home, type: yes-no }
          - group: vehicles
            ask: Which vehicles need a permit?
            label: Vehicles
            item: vehicle
            repeat: { min: 1, max: 3, add: Add another vehicle }
            questions:
              - { id: registration, ask: What is its registration number?, label: Registration, type: vehicle-registration }
              - { id: colour, ask: What colour is it?, label: Colour, type: text, when: home }
        case:
          reference: PP
          stages:
            - { id: received, say: "We have it. We look by {due:done}." }
            - { id: done, say: Done., target: 3 working days, closes: true }
          reopen: { by: [reporter], within: 14 days, from: [done] }
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """);
}
