using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Kernel.Storage;

/// <summary>EF looks for migrations in one assembly; this gathers them from every module, ordered by id.</summary>
sealed class ModuleMigrations(IDbContextOptions options) : IMigrationsAssembly
{
    readonly BargateModules modules = options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.GetRequiredService<BargateModules>();

    public IReadOnlyDictionary<string, TypeInfo> Migrations => field ??= modules.Assemblies
        .SelectMany(it => it.GetTypes())
        .Select(it => (Type: it.GetTypeInfo(), it.GetCustomAttribute<MigrationAttribute>()?.Id))
        .Where(it => it.Id is not null)
        .OrderBy(it => it.Id, StringComparer.Ordinal)
        .ToDictionary(it => it.Id!, it => it.Type);

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(ModuleMigrations).Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.Keys.FirstOrDefault(it => it == nameOrId);

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass)!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }
}
