using Bargate.Kernel;
using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests;

/// <summary>There is no generated model to compare migrations with. So the model makes one database, the migrations another, and their catalogues must say the same.</summary>
public sealed class SchemaTests
{
    const string ByBytes = " collate C";

    [Fact]
    public async Task Migrations_create_exactly_the_columns_keys_and_indexes_of_the_model()
    {
        var modelled = await Made(db => db.Database.EnsureCreatedAsync());
        var migrated = await Made(db => DatabaseSetUp.Migrate(db));
        Assert.True(modelled.Count > 100);
        Assert.True(modelled.SequenceEqual(migrated), $"""
            The model has, and no migration makes:
              {string.Join("\n  ", modelled.Except(migrated))}
            Migrations make, and the model has not:
              {string.Join("\n  ", migrated.Except(modelled))}
            """);
    }

    [Fact]
    public async Task Folded_text_is_compared_by_bytes_on_both_databases()
    {
        var folded = (await Made(db => DatabaseSetUp.Migrate(db))).Where(it => it.Split(' ')[0].EndsWith("Folded", StringComparison.Ordinal)).ToList();
        Assert.True(folded.Count >= 3);
        if (TestDatabase.Server is not null) Assert.All(folded, it => Assert.Contains(ByBytes, it, StringComparison.Ordinal));
        else Assert.All(folded, it => Assert.DoesNotContain("collate", it, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Migrating_again_changes_nothing() => await Made(async db =>
    {
        await DatabaseSetUp.Migrate(db);
        Assert.Empty(await DatabaseSetUp.Pending(db));
        await DatabaseSetUp.Migrate(db);
    });

    [Fact]
    public async Task A_migration_lives_with_its_module_and_says_so() => await Made(db =>
    {
        var wrong = from migration in db.GetService<IMigrationsAssembly>().Migrations
                    let module = ArchitectureTests.ModuleOf(migration.Value)
                    where !System.Text.RegularExpressions.Regex.IsMatch(migration.Key, $@"^\d{{8}}_\d{{4}}_{module}_") || migration.Value.Namespace?.EndsWith(".Storage.Migrations", StringComparison.Ordinal) != true
                    select $"{migration.Value}: {migration.Key}";
        Rule.HasNoBreach(wrong);
        return Task.CompletedTask;
    });

    static async Task<IReadOnlyList<string>> Made(Func<BargateDb, Task> make)
    {
        await using var database = new TestDatabase();
        var connection = await database.CreateEmpty();
        await using (var services = TestDatabase.Host(connection, database.Folder))
        await using (var scope = services.CreateAsyncScope())
            await make(scope.ServiceProvider.GetRequiredService<BargateDb>());
        return await Catalogue.Read(connection);
    }
}
