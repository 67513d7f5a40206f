using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Tests.Forms;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = Bargate.Cases.Case;

namespace Bargate.Tests.Host;

/// <summary>A backup is worth what its restore is: made beside the running site, put back elsewhere, and a sealed case opened.</summary>
public sealed class BackupTests(PracticeSite site) : IClassFixture<PracticeSite>, IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("bargate-backup-").FullName;
    readonly TestDatabase elsewhere = new();
    string connection = "";

    public async Task InitializeAsync() => connection = await elsewhere.CreateEmpty();

    [Fact]
    public async Task A_backup_of_the_running_site_restores_with_what_was_sealed()
    {
        using var resident = site.Visitor();
        var (_, reference) = await resident.Report(site, "wanda@example.org");
        Assert.Equal(0, await Command(site.Services, "backup"));
        // What comes after it is not in it.
        var (_, later) = await resident.Report(site);

        await using var restored = Build(Key);
        Assert.Equal(0, await Command(restored.Services, "restore"));
        await using var scope = restored.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        Assert.Empty(await Bargate.Kernel.Storage.DatabaseSetUp.Pending(db));
        Assert.False(await db.Cases.AnyAsync(it => it.Reference == later));
        Assert.Equal("wanda@example.org", (await Contact(scope.ServiceProvider, reference)).Email);
        Assert.Equal(1, await Command(restored.Services, "restore"));
    }

    [Fact]
    public async Task Without_the_master_key_a_backup_tells_nothing_sealed()
    {
        using var resident = site.Visitor();
        var (_, reference) = await resident.Report(site, "nobody@example.org");
        Assert.Equal(0, await Command(site.Services, "backup"));
        await using var restored = Build(HostSettings.NewKey());
        Assert.Equal(0, await Command(restored.Services, "restore"));
        await using var scope = restored.Services.CreateAsyncScope();
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => Contact(scope.ServiceProvider, reference));
    }

    [Fact]
    public async Task A_folder_without_a_backup_is_named()
    {
        await using var restored = Build(Key);
        Assert.Equal(1, await Command(restored.Services, "restore"));
        Assert.Equal(2, await Backups.All[0].Run(site.Services, [], CancellationToken.None));
    }

    string Key => File.ReadAllText(Path.Combine(site.DataFolder, "practice.key")).Trim();

    WebApplication Build(string key) => SiteBuilder.Build(
        ["--environment=Development", "--urls=http://127.0.0.1:0", "--empty", $"--Data={elsewhere.Folder}", $"--ConnectionStrings:Bargate={connection}", $"--MasterKey={key}", "--Logging:LogLevel:Default=Warning"], Site.Modules);

    Task<int> Command(IServiceProvider services, string name) => Backups.All.Single(it => it.Name == name).Run(services, [folder], CancellationToken.None);

    static async Task<ContactDetails> Contact(IServiceProvider scope, string reference)
    {
        var found = await scope.GetRequiredService<BargateDb>().Cases.AsNoTracking().SingleAsync(it => it.Reference == reference);
        var key = (await scope.GetRequiredService<KeyRing>().Open(found.KeyId))!;
        return key.Open(found.Contact, Case.ContactPlace, found.Id.Value);
    }

    public async Task DisposeAsync()
    {
        await elsewhere.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
