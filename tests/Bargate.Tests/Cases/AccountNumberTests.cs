using System.Net;
using Bargate.Accounts.Contract;
using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Cases;

/// <summary>Whole account numbers: masked everywhere, shown once to an officer of the case's own team who says why.</summary>
public sealed class AccountNumberTests(CasesSite site) : IClassFixture<CasesSite>
{
    const string Whole = "12345678";

    Task<Opened> Open(string team = "waste") => site.Open("council-tax-direct-debit", team: team, answers: [new Answer("account", "Bank account", "A Example\nAccount ending in 5678", $"A Example, 09-01-27, {Whole}", [])]);

    [Fact]
    public async Task An_officer_of_the_team_sees_it_once_and_says_why()
    {
        var (made, grace) = (await Open(), await site.As("Grace"));
        var desk = await grace.Get($"/staff/cases/{made.Reference}");
        Assert.DoesNotContain(Whole, desk.Html, StringComparison.Ordinal);
        var link = desk.Document.QuerySelectorAll("main a").Single(it => it.TextContent == "Show the whole account number").GetAttribute("href")!;
        Assert.Equal($"/staff/cases/account/{made.Id.Value}", link);

        var page = await grace.Get(link);
        Assert.DoesNotContain(Whole, page.Html, StringComparison.Ordinal);
        var refused = await grace.Submit(page, ("Why", "  "));
        Assert.DoesNotContain(Whole, refused.Html, StringComparison.Ordinal);
        Assert.Equal(["Say in a few words why you need the account number"], refused.Errors);
        Assert.Contains("200 characters", Assert.Single((await grace.Submit(page, ("Why", new string('x', 201)))).Errors), StringComparison.Ordinal);
        Assert.Equal(0, await Audited(made.Id));

        var shown = await grace.Submit(page, ("Why", "Refund of May paid twice"));
        Assert.Contains($"A Example, 09-01-27, {Whole}", shown.Main, StringComparison.Ordinal);
        // The same address asks again, and the page of the case stays masked.
        Assert.Equal(link, shown.Url);
        Assert.DoesNotContain(Whole, (await grace.Get(link)).Html, StringComparison.Ordinal);
        desk = await grace.Get($"/staff/cases/{made.Reference}");
        Assert.DoesNotContain(Whole, desk.Html, StringComparison.Ordinal);
        Assert.Contains("Looked at the whole account number", desk.Main, StringComparison.Ordinal);
        Assert.Contains("Refund of May paid twice", desk.Main, StringComparison.Ordinal);

        var row = await site.InDatabase(db => db.Set<AuditRow>().AsNoTracking().SingleAsync(it => it.About == made.Id.Value && it.Action == "case-account-seen"));
        Assert.Equal(CasesSite.IdOf("Grace").Value, row.ActorId);
        var why = await site.InScope(async scope => (await scope.GetRequiredService<KeyRing>().Open(row.KeyId!.Value))!.Open(row.Detail!.Value, AuditRow.DetailPlace, row.Id));
        Assert.Equal("Refund of May paid twice", why);
    }

    [Fact]
    public async Task No_browser_keeps_it_and_no_address_holds_it()
    {
        var (made, grace) = (await Open(), await site.As("Grace"));
        var page = await grace.Get($"/staff/cases/account/{made.Id.Value}");
        var token = page.Document.QuerySelector("main [name=_token]")!.GetAttribute("value")!;
        using var asked = await grace.Http.GetAsync(page.Url);
        using var shown = await grace.Http.PostAsync(page.Url, new FormUrlEncodedContent([new("_token", token), new("Why", "To pay a refund")]));
        Assert.Contains(Whole, await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var answer in new[] { asked, shown })
        {
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Null(answer.Headers.Location);
        }
    }

    [Theory]
    [InlineData("Grace", "council-tax")]
    [InlineData("Alan", "waste")]
    [InlineData("Meera", "waste")]
    public async Task Another_team_does_not_see_it_and_neither_does_who_sees_all_teams(string name, string team)
    {
        var (made, officer) = (await Open(team), await site.As(name));
        var address = $"/staff/cases/account/{made.Id.Value}";
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get(address)).Status);
        var token = (await officer.Get("/staff/cases")).Document.QuerySelector("[name=_token]")!.GetAttribute("value")!;
        using var tried = await officer.Http.PostAsync(address, new FormUrlEncodedContent([new("_token", token), new("Why", "I would like to know")]));
        Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);
        Assert.DoesNotContain("Show the whole account number", (await officer.Get($"/staff/cases/{made.Reference}")).Main, StringComparison.Ordinal);
        Assert.Equal(0, await Audited(made.Id));
    }

    [Fact]
    public async Task A_role_that_is_not_given_it_has_it_not()
    {
        Assert.DoesNotContain(Permissions.CasesAccounts, RolePermissions.Of(Role.ResidentServices));
        var made = await site.Open();
        Assert.EndsWith(made.Reference, (await (await site.As("Grace")).Get($"/staff/cases/account/{made.Id.Value}")).Url, StringComparison.Ordinal);
    }

    Task<int> Audited(CaseId id) => site.InDatabase(db => db.Set<AuditRow>().CountAsync(it => it.About == id.Value && it.Action == "case-account-seen"));
}
