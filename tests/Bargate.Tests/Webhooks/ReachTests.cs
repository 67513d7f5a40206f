using System.Net;
using Bargate.Kernel.Http;
using Bargate.Tests.Cases;
using Bargate.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bargate.Tests.Webhooks;

/// <summary>Nobody reaches the council's own network through this server: neither by an address nor by a name that leads inside.</summary>
public sealed class ReachTests(ReachTests.Outside site) : IClassFixture<ReachTests.Outside>
{
    /// <summary>As in Production: no local address. What a name leads to is the test's.</summary>
    public sealed class Outside : WebhookSite
    {
        internal Names Known { get; } = new();

        protected override IEnumerable<string> Settings => ["--Webhooks:TimeoutSeconds=1"];

        protected override void Configure(WebApplicationBuilder builder)
        {
            base.Configure(builder);
            builder.Services.Replace(ServiceDescriptor.Singleton<IHostNames>(Known));
        }
    }

    internal sealed class Names : IHostNames
    {
        public Dictionary<string, string[]> All { get; } = new() { ["inside.example.org"] = ["10.1.2.3"], ["both.example.org"] = ["93.184.215.14", "192.168.1.1"], ["mapped.example.org"] = ["::ffff:127.0.0.1"], ["outside.example.org"] = ["93.184.215.14"] };

        public Task<IPAddress[]> Resolve(string host, CancellationToken stop) => All.TryGetValue(host, out var all) ? Task.FromResult(all.Select(IPAddress.Parse).ToArray()) : throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("10.0.0.1"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.0.1"), InlineData("169.254.169.254"), InlineData("0.0.0.0"), InlineData("100.64.0.1")]
    [InlineData("198.18.0.1"), InlineData("192.0.2.1"), InlineData("224.0.0.1"), InlineData("255.255.255.255"), InlineData("::1"), InlineData("::"), InlineData("fe80::1"), InlineData("fc00::1"), InlineData("fd12:3456::1")]
    [InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::a00:1"), InlineData("2002:a00:1::"), InlineData("2001:0:a00:1::"), InlineData("2001:db8::1"), InlineData("ff02::1")]
    public void An_address_inside_is_not_reachable_from_everywhere(string address) => Assert.False(Reachable.FromEverywhere(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.215.14"), InlineData("172.15.0.1"), InlineData("172.32.0.1"), InlineData("192.167.0.1"), InlineData("100.128.0.1"), InlineData("2a00:1450::1"), InlineData("2606:2800:21f:cb07::1")]
    public void An_address_of_the_internet_is(string address) => Assert.True(Reachable.FromEverywhere(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://127.0.0.1/hook", "inside a private network")]
    [InlineData("https://[::1]/hook", "inside a private network")]
    [InlineData("https://[::ffff:10.0.0.1]/hook", "inside a private network")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "inside a private network")]
    [InlineData("https://0x7f000001/", "inside a private network")]
    [InlineData("https://2130706433/", "inside a private network")]
    [InlineData("https://127.1/", "inside a private network")]
    [InlineData("https://localhost/hook", "inside a private network")]
    [InlineData("https://intranet/hook", "inside a private network")]
    [InlineData("https://inside.example.org/hook", "inside a private network")]
    [InlineData("https://both.example.org/hook", "inside a private network")]
    [InlineData("https://mapped.example.org/hook", "inside a private network")]
    [InlineData("http://outside.example.org/hook", "must begin with https")]
    [InlineData("ftp://outside.example.org/hook", "must begin with https")]
    [InlineData("https://user:secret@outside.example.org/", "Leave out user names")]
    [InlineData("https://outside.example.org/#part", "Leave out user names")]
    [InlineData("outside.example.org", "Enter a whole address")]
    [InlineData("", "Enter the address")]
    public async Task Such_an_address_is_refused_when_it_is_saved(string url, string why)
    {
        var page = await WebhookSite.Fill(await site.Administrator(), "Refused", [EventKinds.Submitted], [], [], url, "owner@example.org");
        Assert.Contains(why, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.False(await site.InDatabase(db => db.Set<Subscription>().AnyAsync(it => it.Name == "Refused")));
    }

    [Fact]
    public async Task A_name_that_is_led_inside_later_is_refused_at_the_connection()
    {
        site.Known.All["rebound.example.org"] = ["93.184.215.14"];
        var port = new Uri(site.Catcher.Address).Port;
        var (id, _) = await site.Subscribe("/rebound", kinds: [EventKinds.Submitted], url: $"https://rebound.example.org:{port}/rebound");
        site.Known.All["rebound.example.org"] = ["127.0.0.1"];
        await site.Open();
        await site.Send();
        Assert.Equal((null, "refused"), ((await site.Tries(id)).Single().Status, (await site.Tries(id)).Single().Failure));
        Assert.Empty(site.Catcher.At("/rebound"));
        Assert.Contains("leads into a private network", (await site.Press(id, "Test")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_lacks_something_says_what()
    {
        var officer = await site.Administrator();
        var page = await WebhookSite.Fill(officer, "", [], ["no-such-service"], ["contact"], "", "nobody", purpose: "");
        Assert.Equal(6, page.Errors.Count);
        Assert.Equal(6, page.Errors.Distinct().Count());
        page = await WebhookSite.Fill(officer, "x", ["case.nonsense"], [], ["everything"], "https://outside.example.org/", "a@example.org");
        Assert.Equal(2, page.Errors.Count);
    }

    [Fact]
    public async Task What_waits_and_is_no_longer_asked_for_is_not_sent()
    {
        var (id, _) = await site.Subscribe("/narrowed", kinds: [EventKinds.Submitted, EventKinds.Closed], url: "https://outside.example.org/");
        await site.Open();
        await site.Send();
        Assert.Single(await site.Waiting(id));
        var officer = await site.Administrator();
        await WebhookSite.Fill(officer, "Narrowed", [EventKinds.Closed], [], [], "https://outside.example.org/", "b@example.org", at: $"/staff/webhooks/edit/{id}");
        Assert.Empty(await site.Waiting(id));
    }

    [Fact]
    public async Task What_a_subscription_asks_for_can_be_changed()
    {
        var (id, _) = await site.Subscribe("/changed", url: "https://outside.example.org/");
        var officer = await site.Administrator();
        var after = await WebhookSite.Fill(officer, "Changed", [EventKinds.Closed], ["missed-bin"], [], "https://outside.example.org/new", "b@example.org", at: $"/staff/webhooks/edit/{id}");
        Assert.Equal($"/staff/webhooks/{id}", after.Url);
        var row = await site.Read(id);
        Assert.Equal(("Changed", "https://outside.example.org/new", "b@example.org"), (row.Name, row.Url, row.Email));
        Assert.Equal([EventKinds.Closed], row.Kinds);
        Assert.Equal(["missed-bin"], row.Services);
        Assert.Null(row.Purpose);
    }
}
