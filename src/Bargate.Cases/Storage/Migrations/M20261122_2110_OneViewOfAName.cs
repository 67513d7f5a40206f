using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Cases.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_2110_cases_one_view_of_a_name")]
internal sealed class OneViewOfAName : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        // Of those that a double press made, the last stays.
        migration.Sql("""
            delete from cases_views where exists (select 1 from cases_views as later where later."Officer" = cases_views."Officer"
            and coalesce(later."Team", '') = coalesce(cases_views."Team", '') and later."Name" = cases_views."Name" and later."Id" > cases_views."Id")
            """);
        migration.CreateIndex("IX_cases_views_Officer_Name", "cases_views", ["Officer", "Name"], unique: true, filter: "\"Team\" is null");
        migration.CreateIndex("IX_cases_views_Officer_Team_Name", "cases_views", ["Officer", "Team", "Name"], unique: true, filter: "\"Team\" is not null");
    }
}
