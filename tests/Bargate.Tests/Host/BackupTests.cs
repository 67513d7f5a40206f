using System.Diagnostics;
using System.Net;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Backups;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Tests.Forms;
using Bargate.Tests.Kernel.Files;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = Bargate.Cases.Case;

namespace Bargate.Tests.Host;

/// <summary>A backup is worth what its restore is: made beside the running site, put back elsewhere, and a sealed case opened.</summary>
public sealed class BackupTests(PracticeSite site) : IClassFixture<PracticeSite>, IAsyncLifetime
{
    readonly string folder = Folder.CreateTempSubdirectory("bargate-backup-").FullName;
    readonly TestDatabase elsewhere = new();
    static readonly byte[] Photo = Pictures.Jpeg(Pictures.Exif(6, little: true));

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
        Assert.Empty(await DatabaseSetUp.Pending(db));
        Assert.False(await db.Cases.AnyAsync(it => it.Reference == later));
        Assert.Equal("wanda@example.org", (await Contact(scope.ServiceProvider, reference)).Email);
    }

    [Fact]
    public async Task A_host_on_a_restored_backup_opens_the_case_and_its_file()
    {
        using var resident = site.Visitor();
        var (_, reference) = await resident.Report(site, "wanda@example.org");
        var file = await AddPhoto(reference);
        Assert.Equal(0, await Command(site.Services, "backup"));
        await using var restored = Build(Key);
        Assert.Equal(0, await Command(restored.Services, "restore"));
        await StartUp.Prepare(restored, CancellationToken.None);
        await restored.StartAsync();
        using var officer = new Visitor(new Uri(restored.Urls.First()));
        var page = await officer.Get("/staff/sign-in");
        var button = page.Document.QuerySelectorAll("button[name=officer]").Single(it => it.TextContent.Contains(Officers.WasteLead, StringComparison.Ordinal));
        await officer.Submit(page, ("officer", button.GetAttribute("value")!));
        page = await officer.Get($"/staff/cases/{reference}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("7 Sealed Street", page.Main, StringComparison.Ordinal);
        Assert.Equal(Photo, await officer.Http.GetByteArrayAsync($"/staff/cases/file/{file.Value}"));
        await restored.StopAsync();
    }

    [Fact]
    public async Task A_copy_that_was_tampered_with_is_refused_and_nothing_is_put_in_place()
    {
        Assert.Equal(0, await Command(site.Services, "backup"));
        var copy = Folder.GetFiles(folder, "bargate-*").Single();
        var bytes = await File.ReadAllBytesAsync(copy);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(copy, bytes);
        await using var restored = Build(Key);
        Assert.Equal(1, await Command(restored.Services, "restore"));
        Assert.False(await DatabaseCopy.Of(restored.Services.GetRequiredService<BargateDatabase>()).HasContent());
        // Nor is a folder whose backup was cut off before its end.
        Assert.Equal(0, await Command(site.Services, "backup"));
        File.Delete(Path.Combine(folder, Manifest.FileName));
        Assert.Equal(1, await Command(restored.Services, "restore"));
    }

    [Fact]
    public async Task A_backup_that_is_cut_off_leaves_the_one_before_whole()
    {
        using var resident = site.Visitor();
        var (_, reference) = await resident.Report(site);
        Assert.Equal(0, await Command(site.Services, "backup"));
        await resident.Report(site);
        // In the way of the manifest, which is written after the copy: as if the machine had stopped there.
        var inTheWay = Folder.CreateDirectory(Path.Combine(folder, Manifest.FileName + ".part"));
        Assert.Equal(1, await Command(site.Services, "backup"));
        await using var restored = Build(Key);
        Assert.Equal(0, await Command(restored.Services, "restore"));
        await using var scope = restored.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<BargateDb>().Cases.AnyAsync(it => it.Reference == reference));
        // The next whole one tidies up.
        inTheWay.Delete();
        Assert.Equal(0, await Command(site.Services, "backup"));
        Assert.Single(Folder.GetFiles(folder, "bargate*"));
    }

    [Fact]
    public async Task What_is_put_aside_is_whole_without_its_log()
    {
        if (TestDatabase.Server is not null) return;
        Assert.Equal(0, await Command(site.Services, "backup"));
        await using var restored = Build(Key);
        Assert.Equal(0, await Command(restored.Services, "restore"));
        // What a host leaves that was killed: commits that are in the log only.
        var place = restored.Services.GetRequiredService<BargateDatabase>().SqliteFile!;
        var killed = place + ".killed";
        await using (var host = new SqliteConnection($"Data Source={place};Pooling=false"))
        {
            await host.OpenAsync();
            foreach (var sql in new[] { "pragma journal_mode=wal", "pragma wal_checkpoint(truncate)", "create table only_in_the_log (x)" }) await Execute(host, sql);
            File.Copy(place, killed);
            File.Copy(place + "-wal", killed + "-wal");
        }
        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { "", "-wal" }) File.Move(killed + part, place + part, overwrite: true);
        Assert.Equal(0, await Command(restored.Services, "restore", Backups.Over));
        var aside = Folder.GetFiles(elsewhere.Folder, "*.replaced_*").Single(it => !it.EndsWith("-wal", StringComparison.Ordinal) && !it.EndsWith("-shm", StringComparison.Ordinal));
        File.Copy(aside, killed);
        await using var alone = new SqliteConnection($"Data Source={killed};Pooling=false");
        await alone.OpenAsync();
        Assert.Equal(1L, await Execute(alone, "select count(*) from sqlite_master where name = 'only_in_the_log'"));
    }

    static async Task<object?> Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    [Fact]
    public async Task A_restore_over_a_database_is_refused_unless_asked_for_and_puts_the_old_one_aside()
    {
        Assert.Equal(0, await Command(site.Services, "backup"));
        await using var restored = Build(Key);
        Assert.Equal(0, await Command(restored.Services, "restore"));
        using var resident = site.Visitor();
        var (_, reference) = await resident.Report(site);
        Assert.Equal(0, await Command(site.Services, "backup"));
        Assert.Equal(1, await Command(restored.Services, "restore"));
        Assert.Equal(0, await Command(restored.Services, "restore", Backups.Over));
        await using var scope = restored.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<BargateDb>().Cases.AnyAsync(it => it.Reference == reference));
        if (TestDatabase.Server is null) Assert.Single(Folder.GetFiles(elsewhere.Folder, "*.replaced_*"), it => !it.EndsWith("-wal", StringComparison.Ordinal) && !it.EndsWith("-shm", StringComparison.Ordinal));
        else Assert.Equal(1, await Schemas("replaced_%"));
        // What was put aside is no part of the next backup, which can be restored like any other.
        Assert.Equal(0, await Command(restored.Services, "backup"));
        Assert.Equal(0, await Command(restored.Services, "restore", Backups.Over));
    }

    [Fact]
    public async Task A_restore_is_refused_while_something_uses_the_database()
    {
        Assert.Equal(0, await Command(site.Services, "backup"));
        await using var restored = Build(Key);
        Assert.Equal(0, await Command(restored.Services, "restore"));
        if (TestDatabase.Server is not null)
        {
            await using var other = new Npgsql.NpgsqlConnection(connection);
            await other.OpenAsync();
            Assert.Equal(1, await Command(restored.Services, "restore", Backups.Over));
            Assert.Equal(0, await Schemas("replaced_%"));
            return;
        }
        // The host holds this as long as it runs.
        using var held = DatabaseLock.Take(restored.Services.GetRequiredService<BargateDatabase>(), "serves the site");
        var (exit, said) = await Bargate("restore", folder, Backups.Over);
        Assert.Equal((2, true), (exit, said.Contains("is in use by another Bargate", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_manifest_counts_what_the_copy_holds_and_the_key_is_not_in_the_folder()
    {
        using var resident = site.Visitor();
        var (_, reference) = await resident.Report(site);
        await AddPhoto(reference);
        Assert.Equal(0, await Command(site.Services, "backup"));
        var manifest = await Manifest.Check(folder, Path.GetExtension(Folder.GetFiles(folder, "bargate-*").Single()));
        Assert.Equal(await site.InDatabase(db => db.Cases.LongCountAsync()), manifest.Rows["cases_cases"]);
        Assert.Equal(Folder.GetFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories).Length, manifest.Files);
        Assert.True(manifest.Files >= 1);
        foreach (var file in Folder.GetFiles(folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Key, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_master_key_a_backup_tells_nothing_sealed()
    {
        using var resident = site.Visitor();
        var (_, reference) = await resident.Report(site, "nobody@example.org");
        Assert.Equal(0, await Command(site.Services, "backup"));
        await using var restored = Build(HostSettings.NewKey());
        Assert.Equal(1, await Command(restored.Services, "restore"));
        await using var scope = restored.Services.CreateAsyncScope();
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => Contact(scope.ServiceProvider, reference));
    }

    [Fact]
    public async Task A_folder_without_a_backup_is_named()
    {
        await using var restored = Build(Key);
        Assert.Equal(1, await Command(restored.Services, "restore"));
    }

    string Key => File.ReadAllText(Path.Combine(site.DataFolder, "practice.key")).Trim();

    WebApplication Build(string key) => SiteBuilder.Build(
        ["--environment=Development", "--urls=http://127.0.0.1:0", "--empty", $"--Data={elsewhere.Folder}", $"--ConnectionStrings:Bargate={connection}", $"--MasterKey={key}", "--Logging:LogLevel:Default=Warning"], Site.Modules);

    Task<int> Command(IServiceProvider services, string name, params string[] more) => Backups.All.Single(it => it.Name == name).Run(services, [folder, .. more], CancellationToken.None);

    /// <summary>The program itself, as an operator runs it.</summary>
    async Task<(int Exit, string Said)> Bargate(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "bargate.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["BARGATE_Data"] = elsewhere.Folder, ["BARGATE_ConnectionStrings__Bargate"] = connection, ["BARGATE_MasterKey"] = Key },
        };
        using var process = Process.Start(start)!;
        var written = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync() + await written;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    Task<FileId> AddPhoto(string reference) => site.InScope(async scope =>
    {
        var db = scope.GetRequiredService<BargateDb>();
        var found = await db.Cases.SingleAsync(it => it.Reference == reference);
        var file = await scope.GetRequiredService<FileStore>().Write(Photo, "bin.jpg", "image/jpeg", found.Id.Value, (await scope.GetRequiredService<KeyRing>().Open(found.KeyId))!, Scan.Clean);
        db.Add(file);
        await db.SaveChangesAsync();
        return file.Id;
    });

    async Task<int> Schemas(string like)
    {
        await using var other = new Npgsql.NpgsqlConnection(connection + ";Pooling=false");
        await other.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select count(*)::int from information_schema.schemata where schema_name like $1", other) { Parameters = { new() { Value = like } } };
        return (int)(await command.ExecuteScalarAsync())!;
    }

    static async Task<ContactDetails> Contact(IServiceProvider scope, string reference)
    {
        var found = await scope.GetRequiredService<BargateDb>().Cases.AsNoTracking().SingleAsync(it => it.Reference == reference);
        var key = (await scope.GetRequiredService<KeyRing>().Open(found.KeyId))!;
        return key.Open(found.Contact, Case.ContactPlace, found.Id.Value);
    }

    public async Task DisposeAsync()
    {
        await elsewhere.DisposeAsync();
        Folder.Delete(folder, recursive: true);
    }
}
