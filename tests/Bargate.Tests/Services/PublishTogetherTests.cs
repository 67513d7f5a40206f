using Bargate.Kernel;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Bargate.Kernel.Yaml;
using Bargate.Services;
using Bargate.Services.Contract;
using Bargate.Services.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Services;

/// <summary>Several hosts that start at once publish at once.</summary>
public sealed class PublishTogetherTests : IAsyncLifetime
{
    readonly TestDatabase database = new();
    readonly List<ServiceProvider> hosts = [];

    public async Task InitializeAsync()
    {
        var connection = await database.Create();
        foreach (var source in System.IO.Directory.GetFiles(Given.CouncilFolder(), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(Given.CouncilFolder(), source));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
        for (var i = 0; i < 4; i++) hosts.Add(Host(connection));
        await using var scope = hosts[0].CreateAsyncScope();
        await DatabaseSetUp.Migrate(scope.ServiceProvider.GetRequiredService<BargateDb>());
    }

    string Folder => Path.Combine(database.Folder, "testham");

    [Fact]
    public async Task One_edition_comes_of_it_and_every_host_serves_that()
    {
        for (var round = 1; round <= 6; round++)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Folder, "services/missed-bin.yaml"));
            await File.WriteAllTextAsync(Path.Combine(Folder, "services/missed-bin.yaml"), text + $"# {round}\n");
            await File.AppendAllTextAsync(Path.Combine(Folder, "teams.yaml"), $"# {round}\n");
            using var together = new Barrier(hosts.Count);
            var published = await Task.WhenAll(hosts.Select(it => Task.Run(() => Publish(it, together))));
            Assert.Single(published.SelectMany(it => it.Editions), it => it.Service == "missed-bin");
            Assert.Single(published.SelectMany(it => it.Files), it => it == "teams.yaml");
            Assert.All(hosts, it => Assert.Equal(round, it.GetRequiredService<ServiceCatalogue>().Current("missed-bin")!.Number));
        }
        await using var scope = hosts[0].CreateAsyncScope();
        var numbers = await scope.ServiceProvider.GetRequiredService<BargateDb>().ServiceVersions.Where(it => it.Service == "missed-bin").OrderBy(it => it.Number).Select(it => it.Number).ToListAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6], numbers);
    }

    static async Task<Published> Publish(ServiceProvider host, Barrier together)
    {
        await using var scope = host.CreateAsyncScope();
        var publication = scope.ServiceProvider.GetRequiredService<Publication>();
        together.SignalAndWait();
        return await publication.Publish("start");
    }

    ServiceProvider Host(string connection)
    {
        var module = new ServicesModule();
        var services = new ServiceCollection().AddLogging();
        services.AddKernel(new BargateModules([module]), new BargateDatabase(connection), new Bargate.Kernel.Sealing.MasterKey(new byte[32]), database.Folder);
        services.AddSingleton(Council.Load(Folder, new Faults()));
        foreach (var kind in Bargate.Forms.QuestionTypes.All.Select(it => it.Kind)) services.AddSingleton(kind);
        module.AddServices(services, new ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        foreach (var host in hosts) await host.DisposeAsync();
        await database.DisposeAsync();
    }
}
