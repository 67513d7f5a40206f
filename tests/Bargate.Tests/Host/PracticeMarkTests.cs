using System.Net;
using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Kernel.Storage;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Host;

/// <summary>Practice data is shown as such for as long as it is there, however the site is started again.</summary>
public sealed class PracticeMarkTests : IAsyncLifetime
{
    readonly TestDatabase database = new();
    readonly string key = HostSettings.NewKey();
    string connection = "";

    public async Task InitializeAsync() => connection = await database.Create();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_practice_database_that_is_opened_again_with_empty_says_so_and_Production_refuses_it(bool madeBeforeThereWasAMark)
    {
        await using (var first = Build("Development"))
        {
            await StartUp.Prepare(first, CancellationToken.None);
            await using var scope = first.Services.CreateAsyncScope();
            Assert.True(await PracticeData.FillPlaces(scope.ServiceProvider, CancellationToken.None));
            if (madeBeforeThereWasAMark) await scope.ServiceProvider.GetRequiredService<BargateDb>().Set<Mark>().ExecuteDeleteAsync();
        }
        await using (var again = Build("Development"))
        {
            await StartUp.Prepare(again, CancellationToken.None);
            await again.StartAsync();
            Assert.Contains("Nothing here is real", await Front(again), StringComparison.Ordinal);
            await again.StopAsync();
        }
        await using var production = Build("Production");
        var refused = await Assert.ThrowsAsync<SetUpFault>(() => StartUp.Prepare(production, CancellationToken.None));
        Assert.Contains("practice data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_site_has_officers_to_sign_in_as_and_no_mark()
    {
        await using var site = Build("Development");
        await StartUp.Prepare(site, CancellationToken.None);
        await site.StartAsync();
        Assert.DoesNotContain("Nothing here is real", await Front(site), StringComparison.Ordinal);
        using var visitor = new Visitor(new Uri(site.Urls.First()));
        Assert.Equal(15, (await visitor.Get("/staff/sign-in")).Document.QuerySelectorAll("button[name=officer]").Length);
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        Assert.Equal(0, await db.Set<Bargate.Cases.Case>().CountAsync());
        Assert.False(await db.Set<Mark>().AnyAsync());
        // Started without `--empty` after all, the same officers are not made twice.
        Assert.True(await PracticeData.FillPlaces(scope.ServiceProvider, CancellationToken.None));
        Assert.Contains("Nothing here is real", await Front(site), StringComparison.Ordinal);
        await site.StopAsync();
    }

    [Fact]
    public async Task A_database_that_was_begun_empty_in_Development_is_not_served_in_Production()
    {
        await using (var first = Build("Development")) await StartUp.Prepare(first, CancellationToken.None);
        await using var production = Build("Production");
        var refused = await Assert.ThrowsAsync<SetUpFault>(() => StartUp.Prepare(production, CancellationToken.None));
        Assert.Contains("holds practice officers", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Name another database", refused.Message, StringComparison.Ordinal);
    }

    static async Task<string> Front(WebApplication site)
    {
        using var resident = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        using var answer = await resident.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    WebApplication Build(string environment) => SiteBuilder.Build(
        [$"--environment={environment}", "--urls=http://127.0.0.1:0", "--empty", $"--Data={database.Folder}", $"--ConnectionStrings:Bargate={connection}", $"--MasterKey={key}", "--Logging:LogLevel:Default=Error"], Site.Modules);

    public async Task DisposeAsync() => await database.DisposeAsync();
}
