using System.Net;
using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Tests.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Notifications;

public sealed class PracticeViewerTests
{
    static async Task Write(PeopleHost host, string to, string key) => await host.InScope(async it =>
    {
        var message = new NewMessage(to, $"Subject for {to}", "Have a look: [Track it](/track/abc)", Guid.CreateVersion7(), key, "en", new Unsubscribe("follow", Guid.CreateVersion7()));
        await it.GetRequiredService<Messages>().Add(message, it.GetRequiredService<KeyRing>().New());
        return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
    });

    [Fact]
    public async Task Practice_messages_are_listed_newest_first_found_by_address_and_their_links_work()
    {
        await using var host = await PeopleHost.Start();
        using var visitor = host.Visit();
        Assert.Contains("There are no messages yet", (await visitor.Read("/practice/messages")).Body!.TextContent, StringComparison.Ordinal);
        await Write(host, "ola@example.org", "k1");
        host.Clock.Pass(TimeSpan.FromMinutes(1));
        await Write(host, "eve@example.org", "k2");
        await host.RunJobs();
        var rows = (await visitor.Read("/practice/messages")).QuerySelectorAll("tbody th a");
        Assert.Equal(["Subject for eve@example.org", "Subject for ola@example.org"], rows.Select(it => it.TextContent));
        var found = Assert.Single((await visitor.Read("/practice/messages?address=Ola%40Example.org")).QuerySelectorAll("tbody th a"));
        var message = await visitor.Read(found.GetAttribute("href")!);
        Assert.Equal("/track/abc", message.QuerySelector("p.govuk-body a")!.GetAttribute("href"));
        Assert.Empty(message.QuerySelectorAll("[style]"));
        var told = message.QuerySelector("dl")!.TextContent;
        Assert.Contains("ola@example.org", told, StringComparison.Ordinal);
        Assert.Contains("By email, but kept here and not sent", told, StringComparison.Ordinal);
        Assert.Contains("Kept here on", told, StringComparison.Ordinal);
        var way = message.QuerySelectorAll("a[href^='/unsubscribe/']").Single().GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await visitor.Ask(way)).StatusCode);
        Assert.Contains("No message was written", (await visitor.Read("/practice/messages?address=nobody@example.org")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(host.Words.Missing);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_malformed_message_id_is_a_page_that_does_not_exist(string id)
    {
        await using var host = await PeopleHost.Start();
        using var visitor = host.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Ask($"/practice/messages/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_development_the_viewer_has_no_address_at_all(string environment)
    {
        await using var host = await PeopleHost.Start(environment);
        using var visitor = host.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Ask("/practice/messages")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Ask($"/practice/messages/{Guid.CreateVersion7()}")).StatusCode);
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(it => it.RoutePattern.RawText ?? "").ToList();
        Assert.Contains(routes, it => it.StartsWith("staff/messages/failed", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(routes, it => it.StartsWith("practice", StringComparison.OrdinalIgnoreCase));
    }
}
