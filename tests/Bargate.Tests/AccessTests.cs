using System.Net;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Cases.Storage;
using Bargate.Tests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests;

/// <summary>The staff area, address by address as the router knows it: a page that was written without a thought of access is found here.</summary>
public sealed class AccessTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    // Whoever adds to this list says why nobody need be signed in there.
    static readonly string[] OpenToAll = ["/staff/sign-in", "/staff/sign-out", "/staff/refused"];

    IReadOnlyList<StaffUrl> Urls => StaffUrl.All(site.Services);

    [Fact]
    public void Every_staff_url_names_the_permission_that_it_needs()
    {
        Assert.True(Urls.Count >= 6);
        Assert.Equal(OpenToAll.Order(StringComparer.Ordinal), Urls.Where(it => it.Anonymous).Select(it => it.Route));
        Rule.HasNoBreach(Urls.Where(it => !it.Anonymous && it.Needs.Count == 0).Select(it => $"{it.Route} names no permission"));
        Rule.HasNoBreach(Urls.SelectMany(it => it.Needs).Where(it => !RolePermissions.All.Contains(it)).Select(it => $"{it} is no permission that anybody holds"));
    }

    [Fact]
    public async Task Every_staff_url_needs_an_officer()
    {
        using var stranger = site.Visitor();
        var breaches = new List<string>();
        foreach (var url in Urls.Where(it => !it.Anonymous))
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var request = new HttpRequestMessage(method, url.With(Guid.NewGuid().ToString())) { Content = method == HttpMethod.Post ? new FormUrlEncodedContent([new("a", "b")]) : null };
                using var answer = await stranger.Http.SendAsync(request);
                var sentToSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/staff/sign-in?return=", StringComparison.Ordinal);
                if (!sentToSignIn && answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.NotFound)) breaches.Add($"{method} {url.Route} answers {answer.StatusCode} to a stranger");
            }
        Rule.HasNoBreach(breaches);
    }

    [Theory]
    [InlineData(Role.ResidentServices)]
    [InlineData(Role.TeamOfficer)]
    [InlineData(Role.TeamLead)]
    [InlineData(Role.Administrator)]
    public async Task A_role_opens_what_it_may_and_nothing_else(Role role)
    {
        using var officer = await SignedIn(role);
        var breaches = new List<string>();
        foreach (var url in Urls.Where(it => !it.Anonymous))
        {
            using var answer = await officer.Http.GetAsync(url.With(Guid.NewGuid().ToString()));
            var may = url.Needs.All(it => RolePermissions.Of(role).Contains(it));
            if (!may && answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound)) breaches.Add($"{url.Route} needs {string.Join(", ", url.Needs)} and answers {(int)answer.StatusCode} to {role}");
            if (may && answer.StatusCode is HttpStatusCode.Forbidden) breaches.Add($"{url.Route} refuses {role}, who holds {string.Join(", ", url.Needs)}");
            if ((int)answer.StatusCode >= 500) breaches.Add($"{url.Route} answers {(int)answer.StatusCode}");
        }
        Rule.HasNoBreach(breaches);
    }

    [Fact]
    public async Task An_officer_whose_access_ended_is_a_stranger_at_once()
    {
        using var officer = await SignedIn(Role.TeamLead);
        var page = Urls.First(it => !it.Anonymous && !it.TakesId && it.Needs.All(RolePermissions.Of(Role.TeamLead).Contains)).Route;
        Assert.Equal(HttpStatusCode.OK, (await officer.Http.GetAsync(page)).StatusCode);
        await site.InDatabase(async db =>
        {
            var lead = await db.Officers.OrderBy(it => it.Name).FirstAsync(it => it.Role == Role.TeamLead);
            lead.Stop();
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Http.GetAsync(page)).StatusCode);
        await site.InDatabase(async db =>
        {
            (await db.Officers.OrderBy(it => it.Name).FirstAsync(it => it.Role == Role.TeamLead)).Restore();
            return await db.SaveChangesAsync();
        });
    }

    // Both ways: to read and to change. The team's own lead is the control, so that a page which refuses everybody is found too.
    [Fact]
    public async Task Every_staff_url_with_an_id_is_a_page_that_does_not_exist_for_another_team()
    {
        using var resident = site.Visitor();
        var (_, reference) = await resident.Report(site);
        var bin = await site.InDatabase(db => db.Cases.Where(it => it.Reference == reference).Select(it => it.Id).SingleAsync());
        using var waste = await SignedIn("Helen Marsh");
        using var highways = await SignedIn("Alan Frobisher");
        var breaches = new List<string>();
        // These take the id of a file, an alert or a service, not of a case: CasePageTests, AlertTests, FunnelPageTests and MakerTests have them. Records are no team's: RecordPageTests and ReviewPageTests have who may see which. Editions of pages are no team's either: EditorTests.
        foreach (var url in Urls.Where(it => it.TakesId && !it.Route.StartsWith("/staff/records/", StringComparison.Ordinal) && it.Needs.All(RolePermissions.Of(Role.TeamLead).Contains) && it.Route is not ("/staff/cases/release/{id}" or "/staff/cases/file/{id}") && !it.Route.StartsWith("/staff/alerts/", StringComparison.Ordinal) && !it.Route.StartsWith("/staff/services/", StringComparison.Ordinal) && !it.Route.StartsWith("/staff/pages/", StringComparison.Ordinal)))
        {
            var (read, change) = await Try(highways, url.With(bin.Value.ToString()));
            if (read != HttpStatusCode.NotFound || change is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)) breaches.Add($"{url.Route} answers {(int)read} and {(int)change} to another team's lead");
            (read, _) = await Try(waste, url.With(bin.Value.ToString()));
            // A case that is open cannot be reopened: that page, too, says so only to those who may see the case.
            if (read is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Conflict)) breaches.Add($"{url.Route} answers {(int)read} to the case's own team lead");
        }
        Rule.HasNoBreach(breaches);
        Assert.True(Urls.Count(it => it.TakesId) >= 8);
    }

    static async Task<(HttpStatusCode Read, HttpStatusCode Change)> Try(Visitor officer, string url)
    {
        using var read = await officer.Http.GetAsync(url);
        var token = (await officer.Get("/staff/cases")).Document.QuerySelector("[name=_token]")!.GetAttribute("value")!;
        using var change = await officer.Http.PostAsync(url, new FormUrlEncodedContent([new("_token", token), new("Version", "0")]));
        return (read.StatusCode, change.StatusCode);
    }

    async Task<Visitor> SignedIn(string name) => await site.SignedIn(await site.InDatabase(db => db.Officers.Where(it => it.Name == name).Select(it => it.Id.Value).SingleAsync()));

    async Task<Visitor> SignedIn(Role role)
    {
        var id = await site.InDatabase(db => db.Officers.Where(it => it.Role == role).OrderBy(it => it.Name).Select(it => it.Id).FirstAsync());
        return await site.SignedIn(id.Value);
    }
}
