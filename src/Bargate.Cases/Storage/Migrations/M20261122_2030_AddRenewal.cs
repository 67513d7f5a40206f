using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Cases.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_2030_cases_renewal")]
internal sealed class AddRenewal : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateOnly>("EndsOn", "cases_cases", nullable: true);
        migration.AddColumn<DateOnly>("RemindOn", "cases_cases", nullable: true);
        migration.CreateIndex("IX_cases_cases_RemindOn", "cases_cases", "RemindOn", filter: "\"RemindOn\" is not null");
    }
}
