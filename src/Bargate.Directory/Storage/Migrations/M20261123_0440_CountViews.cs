using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Directory.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0440_directory_count_views")]
internal sealed class CountViews : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("directory_views", t => new
        {
            Entry = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            Count = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_directory_views", it => new { it.Entry, it.Day }));
        migration.CreateIndex("IX_directory_views_Day", "directory_views", "Day");
    }
}
