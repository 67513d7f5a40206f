using Bargate.Kernel.Searching;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0010_kernel_create_search")]
sealed class CreateSearch : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("kernel_search_entries", t => new
        {
            Id = t.Column<long>(),
            Source = t.Column<string>(maxLength: 60),
            Entry = t.Column<string>(maxLength: 300),
            Kind = t.Column<string>(maxLength: 40),
            Url = t.Column<string>(maxLength: 500),
            Title = t.Column<string>(maxLength: 500),
            Summary = t.Column<string>(),
            Language = t.Column<string>(maxLength: 12),
            Permission = t.Column<string>(maxLength: 60, nullable: true),
            VisibleFrom = t.Column<DateTime>(nullable: true),
            VisibleTo = t.Column<DateTime>(nullable: true),
            LeadsTo = t.Column<string>(maxLength: 2000),
            Weight = t.Column<double>(),
            Popularity = t.Column<int>(),
            Hash = t.Column<string>(maxLength: 32),
            IndexedAt = t.Column<DateTime>(),
            TitleLength = t.Column<int>(),
            KeywordsLength = t.Column<int>(),
            SummaryLength = t.Column<int>(),
            BodyLength = t.Column<int>(),
            Words = t.Column<string>(),
            Stems = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_search_entries", it => it.Id));
        migration.CreateIndex("IX_kernel_search_entries_Source_Entry", "kernel_search_entries", ["Source", "Entry"], unique: true);
        migration.CreateIndex("IX_kernel_search_entries_IndexedAt", "kernel_search_entries", "IndexedAt");
        migration.CreateIndex("IX_kernel_search_entries_Url", "kernel_search_entries", "Url");
        migration.CreateTable("kernel_search_touched", t => new
        {
            Id = t.Column<Guid>(),
            Source = t.Column<string>(maxLength: 60),
            Entry = t.Column<string>(maxLength: 300),
        }, constraints: t => t.PrimaryKey("PK_kernel_search_touched", it => it.Id));
        migration.CreateTable("kernel_search_rules", t => new
        {
            Id = t.Column<Guid>(),
            Show = t.Column<string>(maxLength: 500, nullable: true),
            Text = t.Column<string>(maxLength: 300),
            AddedBy = t.Column<string>(maxLength: 100),
            AddedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_search_rules", it => it.Id));
        migration.CreateTable("kernel_search_asked", t => new
        {
            Id = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            Query = t.Column<string>(maxLength: 100),
            Found = t.Column<int>(),
            Close = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_search_asked", it => it.Id));
        migration.CreateIndex("IX_kernel_search_asked_Day", "kernel_search_asked", "Day");
        migration.CreateTable("kernel_search_chosen", t => new
        {
            Id = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            Query = t.Column<string>(maxLength: 100),
            Place = t.Column<int>(),
            Entry = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_search_chosen", it => it.Id));
        migration.CreateIndex("IX_kernel_search_chosen_Day", "kernel_search_chosen", "Day");
        // The engines' own structures, which no model knows: made of kernel_search_entries, and made again when they are lost.
        foreach (var sql in ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? SqliteSearch.Structures : PostgresSearch.Structures) migration.Sql(sql);
    }
}
