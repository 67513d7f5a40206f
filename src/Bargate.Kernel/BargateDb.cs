using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Kernel;

/// <summary>
/// The one database of a council. Each module maps its tables and adds its own sets (`db.Cases`) by an extension property,
/// so a submission, its case and its events are saved in one transaction.
/// </summary>
public sealed class BargateDb : DbContext
{
    readonly BargateModules modules;

    public BargateDb(DbContextOptions<BargateDb> options) : base(options)
    {
        var services = options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!;
        modules = services.GetRequiredService<BargateModules>();
        Store = services.GetRequiredService<Storage.BargateDatabase>();
    }

    public Storage.BargateDatabase Store { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Storage.Conventions.Configure(configurationBuilder, modules);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Storage.KernelTables.Map(modelBuilder);
        foreach (var module in modules.All) module.MapTables(modelBuilder);
        Storage.Conventions.Finish(modelBuilder);
        Storage.Collations.Finish(modelBuilder, Store.IsPostgres);
    }

    /// <summary>Says which version of an entity the caller saw. Saving fails with a conflict when somebody changed it since.</summary>
    public void Expect(object entity, int version) => Entry(entity).Property(nameof(Version)).OriginalValue = version;

    /// <summary>Saves all changes in one transaction, through the write gate.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        if (Store.IsPostgres || Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var pass = await Store.Gate.Enter(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Not used: a synchronous save would block the gate's queue.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    /// <summary>Runs several saves or bulk statements (ExecuteUpdate, ExecuteDelete) as one transaction, inside the write gate.</summary>
    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken stop = default)
    {
        if (Database.CurrentTransaction is not null) return await work();
        using var pass = Store.IsPostgres ? null : await Store.Gate.Enter(stop);
        await using var transaction = await Database.BeginTransactionAsync(stop);
        var result = await work();
        await transaction.CommitAsync(stop);
        return result;
    }

    void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State != EntityState.Modified || entry.Metadata.FindProperty(nameof(Version)) is not { IsConcurrencyToken: true }) continue;
            var version = entry.Property(nameof(Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }
}
