using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Records.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0410_records_one_run_at_a_time")]
internal sealed class OneRunAtATime : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        // Of several that were begun in the same moment the first goes on.
        migration.Sql($"""
            update records_runs set "State" = 'Stopped' where {LinkageRun.UnderWay} and exists
                (select 1 from records_runs earlier where earlier."Register" = records_runs."Register" and earlier."Id" < records_runs."Id" and earlier.{LinkageRun.UnderWay})
            """);
        migration.CreateIndex("IX_records_runs_Register", "records_runs", "Register", unique: true, filter: LinkageRun.UnderWay);
    }
}
