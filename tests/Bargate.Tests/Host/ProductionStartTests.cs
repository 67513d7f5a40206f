using System.Collections.Concurrent;
using System.Net;
using Bargate.Accounts;
using Bargate.Kernel;
using Bargate.Services.Contract;
using Bargate.Tests.Services;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Tests.Host;

/// <summary>A Production start serves what was published last, whatever the council's folder looks like (ruling of publication: a file never takes the site down).</summary>
public sealed class ProductionStartTests : IAsyncLifetime
{
    readonly TestDatabase database = new();
    readonly Lines log = new();
    readonly string key = HostSettings.NewKey();
    string connection = "";
    IReadOnlyList<string> teams = [];

    string Folder => Path.Combine(database.Folder, "testham");

    public async Task InitializeAsync()
    {
        connection = await database.Create();
        foreach (var source in System.IO.Directory.GetFiles(Given.CouncilFolder(), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(Given.CouncilFolder(), source));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
        await using var first = Build("Development");
        await StartUp.Prepare(first, CancellationToken.None);
        teams = [.. first.Services.GetRequiredService<ServiceCatalogue>().Teams.Select(it => it.Name)];
        Assert.Contains("Highways", teams);
        // Whom only Development has: with them Production would refuse the database.
        await using var scope = first.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BargateDb>().Set<Officer>().ExecuteDeleteAsync();
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("absent")]
    [InlineData("empty")]
    public async Task The_site_starts_and_serves_the_last_published_teams_and_replies(string folder)
    {
        foreach (var file in new[] { "teams.yaml", "replies/thank-you.yaml", "services/missed-bin.yaml" })
            if (folder == "broken") await File.WriteAllTextAsync(Path.Combine(Folder, file), "{ title: [");
            else if (folder == "absent") File.Delete(Path.Combine(Folder, file));
        if (folder == "empty") foreach (var inner in System.IO.Directory.GetDirectories(Folder)) System.IO.Directory.Delete(inner, recursive: true);
        await using var site = Build("Production");
        await StartUp.Prepare(site, CancellationToken.None);
        await site.StartAsync();
        using var resident = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        foreach (var url in new[] { "/", "/services/missed-bin", "/services/missed-bin/bin", "/health/live" })
            Assert.True((await resident.GetAsync(url)).StatusCode == HttpStatusCode.OK, url);
        var catalogue = site.Services.GetRequiredService<ServiceCatalogue>();
        Assert.Equal(teams, catalogue.Teams.Select(it => it.Name));
        Assert.Contains(catalogue.Replies, it => it.Id == "thank-you");
        Assert.NotEmpty(catalogue.Faults);
        Assert.All(catalogue.Faults, it => Assert.Contains(it.ToString(), log.Said));
        await site.StopAsync();
    }

    WebApplication Build(string environment) => SiteBuilder.Build(
        [$"--environment={environment}", "--urls=http://127.0.0.1:0", "--empty", $"--Data={database.Folder}", $"--ConnectionStrings:Bargate={connection}", $"--Council={Folder}", $"--MasterKey={key}", "--Logging:LogLevel:Default=Error"], Site.Modules, it => it.Logging.ClearProviders().AddProvider(log));

    public async Task DisposeAsync() => await database.DisposeAsync();

    sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
