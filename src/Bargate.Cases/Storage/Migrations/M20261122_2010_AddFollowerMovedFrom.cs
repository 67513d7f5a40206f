using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Cases.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_2010_cases_moved_followers")]
internal sealed class AddFollowerMovedFrom : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<Guid>("MovedFrom", "cases_followers", nullable: true);
        migration.CreateIndex("IX_cases_cases_DuplicateOf", "cases_cases", "DuplicateOf", filter: "\"DuplicateOf\" is not null");
    }
}
