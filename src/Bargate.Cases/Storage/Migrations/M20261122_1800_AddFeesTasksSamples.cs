using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Cases.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_1800_cases_fees_tasks_samples")]
internal sealed class AddFeesTasksSamples : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<long>("Fee", "cases_cases", nullable: true);
        migration.AddColumn<DateTime>("SampledAt", "cases_cases", nullable: true);
        migration.AddColumn<DateTime>("SampleCheckedAt", "cases_cases", nullable: true);
        migration.CreateIndex("IX_cases_cases_Team_SampledAt", "cases_cases", ["Team", "SampledAt"], filter: "\"SampledAt\" is not null and \"SampleCheckedAt\" is null");
        migration.CreateTable("cases_tasks", t => new
        {
            Case = t.Column<Guid>(),
            Stage = t.Column<string>(maxLength: 100),
            Task = t.Column<string>(maxLength: 100),
            By = t.Column<Guid>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_cases_tasks", it => new { it.Case, it.Stage, it.Task }));
    }
}
