using Bargate.Notifications.Contract;
using Bargate.Tests.Accounts;
using Microsoft.Extensions.Configuration;
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

    [Theory]
    [InlineData("http://unix:/run/bargate.sock", "http://localhost:5000/track/abc")]
    [InlineData("http://unix:/run/bargate.sock;http://localhost:5391", "http://localhost:5391/track/abc")]
    [InlineData("", "http://localhost:5000/track/abc")]
    public void A_site_behind_a_pipe_still_writes_links(string urls, string link)
    {
        using var nothing = new ServiceCollection().BuildServiceProvider();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls)]).Build();
        Assert.Equal(link, PublicAddress.Read(configuration)(nothing).Of("/track/abc"));
    }

    [Fact]
    public async Task The_setting_wins()
    {
        await using var host = await PeopleHost.Start(settings: new() { ["PublicUrl"] = "https://services.council.example" });
        Assert.Equal("https://services.council.example/track/abc", host.Services.GetRequiredService<PublicAddress>().Of("/track/abc"));
    }
}
