using System.Net;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Cases.Contract;
using Bargate.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Forms;

/// <summary>An officer fills in the residents' form for somebody who called.</summary>
[Collection(FormsTests.Name)]
public sealed class OnBehalfTests(FormsSite site)
{
    const string Service = "/services/a-name";

    async Task<(Visitor Visitor, OfficerId Id)> Officer(int skip = 0)
    {
        var id = await site.InDatabase(db => db.Officers.Where(it => it.Role == Role.ResidentServices).OrderBy(it => it.Name).Skip(skip).Select(it => it.Id).FirstAsync());
        return (await site.SignedIn(id.Value), id);
    }

    static async Task<Page> Start(Visitor officer, string? channel = "Phone", string? consent = "yes") =>
        await officer.Submit(await officer.Get("/staff/on-behalf"), new Dictionary<string, string?> { ["Service"] = "a-name", ["Channel"] = channel, ["Consent"] = consent }.Where(it => it.Value is not null).ToDictionary(it => it.Key, it => it.Value!));

    [Fact]
    public async Task The_case_keeps_both_identities_the_channel_and_the_consent()
    {
        var (officer, id) = await Officer();
        var page = await Start(officer, "FaceToFace");
        Assert.EndsWith("/it", page.Url, StringComparison.Ordinal);
        Assert.Contains("For a resident", page.Main, StringComparison.Ordinal);
        Assert.Equal("", page.Document.QuerySelector("#it")!.GetAttribute("value"));
        Assert.DoesNotContain("Save and come back later", page.Main, StringComparison.Ordinal);
        var check = await officer.Submit(page, ("it", "Caller Onbehalf"));
        Assert.Equal("Check the resident's answers", check.Heading);
        Assert.Contains("face to face", check.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("you have told us", check.Main, StringComparison.Ordinal);
        page = await officer.Submit(check);
        Assert.Contains("Tell the resident their reference", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("You did not give us an email address", page.Main, StringComparison.Ordinal);
        var reference = RoadProblem.Reference(page);
        Assert.Contains("Start for the next caller", page.Main, StringComparison.Ordinal);
        var made = await site.InDatabase(db => db.Set<Bargate.Cases.Case>().AsNoTracking().SingleAsync(it => it.Reference == reference));
        Assert.Equal((Channel.FaceToFace, id, true, "caller onbehalf"), (made.Channel, made.TakenBy!.Value, made.Consent!.Value, made.NameFolded));
        // The next caller's form is empty.
        page = await Start(officer);
        Assert.Equal("", page.Document.QuerySelector("#it")!.GetAttribute("value"));
        officer.Dispose();
    }

    [Theory]
    [InlineData(null, "yes", "Choose how they reached us")]
    [InlineData("Online", "yes", "Choose how they reached us")]
    [InlineData("Phone", null, "Choose whether they agree")]
    [InlineData("Phone", "no", "You can only go on when they agree. If they do not, give them the address of this service, or the number to call.")]
    public async Task Without_a_channel_and_their_consent_nothing_begins(string? channel, string? consent, string error)
    {
        var (officer, _) = await Officer();
        var page = await Start(officer, channel, consent);
        Assert.Equal([error], page.Errors);
        Assert.All(page.Document.QuerySelectorAll("fieldset"), it => Assert.NotNull(it.QuerySelector("legend")));
        officer.Dispose();
    }

    [Fact]
    public async Task Only_the_officer_who_took_it_may_send_it()
    {
        var (officer, _) = await Officer();
        var check = await officer.Submit(await Start(officer), ("it", "Caller Shareddesk"));
        Assert.EndsWith("/check", check.Url, StringComparison.Ordinal);
        var cookie = officer.Cookies.GetCookies(new Uri(site.Address, Service))["bargate-draft"]!.Value;
        var (other, _) = await Officer(1);
        foreach (var somebody in new[] { site.Visitor(), other })
        {
            somebody.Cookies.Add(new Cookie("bargate-draft", cookie, Service, site.Address.Host));
            var token = (await somebody.Get($"{Service}/it")).Document.QuerySelector("[name=_token]")!.GetAttribute("value")!;
            using var sent = await somebody.Http.PostAsync($"{Service}/check", new FormUrlEncodedContent([KeyValuePair.Create("_token", token)]));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            Assert.Equal(0, await Sent("caller shareddesk"));
            somebody.Dispose();
        }
        await officer.Submit(check);
        Assert.Equal(1, await Sent("caller shareddesk"));
        officer.Dispose();
    }

    [Fact]
    public async Task What_an_officer_fills_in_is_not_handed_on_by_email()
    {
        var (officer, _) = await Officer();
        await officer.Submit(await Start(officer), ("it", "Caller Private"));
        Assert.DoesNotContain("/save", (await officer.Get($"{Service}/save")).Url, StringComparison.Ordinal);
        officer.Dispose();
    }

    Task<int> Sent(string folded) => site.InDatabase(db => db.Set<Bargate.Cases.Case>().CountAsync(it => it.NameFolded == folded));

    [Fact]
    public async Task A_form_with_errors_answers_like_every_other_form()
    {
        var (officer, _) = await Officer();
        Assert.Equal((HttpStatusCode)422, (await Start(officer, consent: null)).Status);
        officer.Dispose();
    }

    [Fact]
    public async Task Only_the_officer_who_began_it_reads_it_and_only_while_signed_in()
    {
        var (officer, _) = await Officer();
        await officer.Submit(await Start(officer), ("it", "Caller Unread"));
        Assert.Contains("Caller Unread", (await officer.Get($"{Service}/check")).Main, StringComparison.Ordinal);
        var cookie = officer.Cookies.GetCookies(new Uri(site.Address, Service))["bargate-draft"]!.Value;
        var (other, _) = await Officer(1);
        foreach (var somebody in new[] { site.Visitor(), other })
        {
            somebody.Cookies.Add(new Cookie("bargate-draft", cookie, Service, site.Address.Host));
            foreach (var page in new[] { "", "/it", "/check", "/sent", "/save" })
            {
                var shown = await somebody.Get(Service + page);
                Assert.DoesNotContain("Caller Unread", shown.Html, StringComparison.Ordinal);
                Assert.DoesNotContain("For a resident", shown.Html, StringComparison.Ordinal);
            }
            somebody.Dispose();
        }
        await officer.Submit(await officer.Get("/staff/sign-out"));
        Assert.DoesNotContain("Caller Unread", (await officer.Get($"{Service}/check")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Caller Unread", (await officer.Get($"{Service}/it")).Html, StringComparison.Ordinal);
        officer.Dispose();
    }
}
