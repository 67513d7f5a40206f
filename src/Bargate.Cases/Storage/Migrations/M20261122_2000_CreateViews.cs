using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Cases.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_2000_cases_views")]
internal sealed class CreateViews : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("cases_views", t => new
        {
            Id = t.Column<Guid>(),
            Officer = t.Column<Guid>(),
            Team = t.Column<string>(maxLength: 100, nullable: true),
            Name = t.Column<string>(maxLength: 60),
            Query = t.Column<string>(maxLength: 1000),
            CreatedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_cases_views", it => it.Id));
        migration.CreateIndex("IX_cases_views_Officer", "cases_views", "Officer");
        migration.CreateIndex("IX_cases_views_Team", "cases_views", "Team", filter: "\"Team\" is not null");
    }
}
