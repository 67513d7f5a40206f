using System.Net;
using Bargate.Kernel;
using Bargate.Kernel.Events;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Mail;
using Bargate.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Notifications;

public sealed class UnsubscribeTests
{
    static readonly Unsubscribe Follow = new("follow", Guid.CreateVersion7());

    static string Link(PeopleHost host) => "/unsubscribe/" + host.Services.GetRequiredService<UnsubscribeLinks>().Token(Follow);

    static Task<List<EventRow>> Events(PeopleHost host) => host.InDb(db => db.Set<EventRow>().AsNoTracking().Where(it => it.Name == "unsubscribed").ToListAsync());

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_the_button_does()
    {
        await using var host = await PeopleHost.Start("Production");
        using var visitor = host.Visit();
        var page = await visitor.Ask(Link(host));
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.Empty(await Events(host));
        var done = await visitor.Post(Link(host), Link(host));
        Assert.Contains("We will not send you these emails any more", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var row = Assert.Single(await Events(host));
        Assert.Equal(Follow.Subscription, row.About);
        Assert.Empty(host.Words.Missing);
    }

    [Fact]
    public async Task A_mail_program_unsubscribes_with_one_post_without_cookies()
    {
        using var sink = new SmtpSink();
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        await host.InScope(async it =>
        {
            await it.GetRequiredService<Messages>().Add(new("ola@example.org", "A road you follow", "News", Follow.Subscription, "k", "en", Follow), it.GetRequiredService<KeyRing>().New());
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        await host.RunJobs();
        var mail = Email.Read(Assert.Single(sink.Received).Data);
        Assert.Equal("List-Unsubscribe=One-Click", mail["List-Unsubscribe-Post"]);
        var address = mail["List-Unsubscribe"]!;
        Assert.StartsWith("<https://services.council.example/unsubscribe/", address, StringComparison.Ordinal);
        Assert.Contains(address.Trim('<', '>'), mail.Parts[0].Text, StringComparison.Ordinal);
        using var client = new HttpClient();
        var answer = await client.PostAsync(new Uri(host.Address, new Uri(address.Trim('<', '>')).AbsolutePath), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Follow.Subscription, Assert.Single(await Events(host)).About);
    }

    [Fact]
    public async Task A_link_that_was_changed_or_made_up_is_a_page_that_does_not_exist()
    {
        await using var host = await PeopleHost.Start("Production");
        using var visitor = host.Visit();
        var good = Link(host);
        for (var i = "/unsubscribe/".Length; i < good.Length; i += 3)
        {
            var bad = good[..i] + (good[i] == 'A' ? 'B' : 'A') + good[(i + 1)..];
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.PostAsync(bad, null)).StatusCode);
        }
        foreach (var bad in new[] { "x", "AAAA", new string('A', 5000), "..%2f..", good["/unsubscribe/".Length..] + "=", "é" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Ask("/unsubscribe/" + bad)).StatusCode);
        Assert.Empty(await Events(host));
    }
}
