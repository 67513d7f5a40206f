using Bargate.Directory;
using Bargate.Directory.Exchange;
using Bargate.Directory.Storage;
using Bargate.Kernel.Http;
using Bargate.Tests.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bargate.Tests.Directory;

/// <summary>Nobody reaches the council's own network by calling it a feed.</summary>
public sealed class FeedReachTests(FeedReachTests.Outside site) : IClassFixture<FeedReachTests.Outside>
{
    /// <summary>As in Production: no local address. What a name leads to is the test's.</summary>
    public sealed class Outside : DirectorySite
    {
        protected override void Configure(WebApplicationBuilder builder) => builder.Services.Replace(ServiceDescriptor.Singleton<IHostNames>(new ReachTests.Names()));
    }

    [Theory]
    [InlineData("https://127.0.0.1/oruk", "inside a private network")]
    [InlineData("https://inside.example.org/oruk", "inside a private network")]
    [InlineData("http://outside.example.org/oruk", "begins with https")]
    [InlineData("file:///etc/passwd", "begins with https")]
    public async Task Such_a_feed_is_refused_when_it_is_added(string url, string why)
    {
        using var officer = await site.Officer();
        var page = await officer.Submit(await officer.Get("/staff/directory/feeds"), ("Name", "Refused"), ("Address", url), ("Licence", "OGL 3"), ("Directory", "community"));
        Assert.Contains(why, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.False(await site.InDatabase(db => db.Feeds.AnyAsync(it => it.Name == "Refused")));
    }

    [Fact]
    public async Task A_name_that_was_led_inside_later_is_not_connected_to()
    {
        var reading = await site.Services.GetRequiredService<FeedReader>().Read("https://inside.example.org/oruk", CancellationToken.None);
        Assert.Empty(reading.Services);
        Assert.Contains("leads to an address inside the network", reading.Problem, StringComparison.Ordinal);
    }
}
