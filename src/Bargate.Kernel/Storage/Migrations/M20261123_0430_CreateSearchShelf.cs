using Bargate.Kernel.Searching;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0430_kernel_create_search_shelf")]
sealed class CreateSearchShelf : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<bool>("Shelf", "kernel_search_entries", defaultValue: false);
        foreach (var sql in ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? SqliteSearch.ShelfStructures : PostgresSearch.ShelfStructures) migration.Sql(sql);
    }
}
