using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>A database of its own with the register's tables: SQLite in a temporary folder, or PostgreSQL where TEST_POSTGRES names a server.</summary>
public sealed class RegisterHouse : IAsyncLifetime
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "bargate-test-" + Guid.NewGuid().ToString("N"));
    readonly string name = "bargate_test_" + Guid.NewGuid().ToString("N");
    ServiceProvider services = null!;

    public IServiceProvider Services => services;

    public static string? Postgres => Environment.GetEnvironmentVariable("TEST_POSTGRES");

    public async Task InitializeAsync()
    {
        Folder.CreateDirectory(folder);
        var connection = string.IsNullOrEmpty(Postgres) ? $"Data Source={Path.Combine(folder, "register.db")};Pooling=False" : $"{Postgres};Database={name};Pooling=False";
        services = new ServiceCollection().AddLogging()
            .AddKernel(new BargateModules([new RecordsModule()]), new BargateDatabase(connection), new MasterKey(new byte[32]), Path.Combine(folder, "files"))
            .AddScoped<Bargate.Records.Contract.PropertyRegister>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        if (db.Store.IsPostgres) await db.Database.EnsureDeletedAsync();
        if (db.Store.IsPostgres) await db.GetService<Microsoft.EntityFrameworkCore.Storage.IRelationalDatabaseCreator>().CreateAsync();
        await DatabaseSetUp.Migrate(db);
    }

    public async Task DisposeAsync()
    {
        if (!string.IsNullOrEmpty(Postgres))
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<BargateDb>().Database.EnsureDeletedAsync();
        }
        await services.DisposeAsync();
        Folder.Delete(folder, recursive: true);
    }

    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    /// <summary>Writes the text to a file and imports it: the exit code, what was printed, and the progress and faults.</summary>
    public async Task<(int Code, string Printed, string Faults)> Import(string csv, params string[] options)
    {
        var file = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".csv");
        await File.WriteAllTextAsync(file, csv);
        await using var scope = Scope();
        var found = scope.ServiceProvider;
        var writer = new Bargate.Records.Storage.PropertyWriter(found.GetRequiredService<BargateDb>(), found.GetRequiredService<BatchWriter>());
        StringWriter printed = new(), faults = new();
        var code = await new Bargate.Records.Import.ImportAddresses(writer, TimeProvider.System, printed, faults).Run(["addresses", file, .. options], default);
        return (code, printed.ToString(), faults.ToString());
    }
}
