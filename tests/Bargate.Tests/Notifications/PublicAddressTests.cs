using Bargate.Notifications.Contract;
using Bargate.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Notifications;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Without_a_setting_links_lead_to_where_the_site_listens(string environment)
    {
        await using var host = await PeopleHost.Start(environment);
        Assert.Equal(new Uri(host.Address, "/track/abc"), new Uri(host.Services.GetRequiredService<PublicAddress>().Of("/track/abc")));
    }

    [Fact]
    public async Task A_site_that_listens_everywhere_is_reached_at_localhost()
    {
        await using var host = await PeopleHost.Start(settings: new() { ["urls"] = "http://*:0" });
        var address = new Uri(host.Services.GetRequiredService<PublicAddress>().Of("/"));
        Assert.Equal(("localhost", host.Address.Port), (address.Host, address.Port));
    }

    [Fact]
    public async Task The_setting_wins()
    {
        await using var host = await PeopleHost.Start(settings: new() { ["PublicUrl"] = "https://services.council.example" });
        Assert.Equal("https://services.council.example/track/abc", host.Services.GetRequiredService<PublicAddress>().Of("/track/abc"));
    }
}
