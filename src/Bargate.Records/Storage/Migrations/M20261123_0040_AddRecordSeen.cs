using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Records.Storage.Migrations;

/// <summary>A source record is kept from when its source last had it, not from when it last changed.</summary>
[DbContext(typeof(BargateDb)), Migration("20261123_0040_records_add_seen")]
internal sealed class AddRecordSeen : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateTime>("SeenAt", "records_source_records", nullable: false, defaultValue: DateTime.UnixEpoch);
        migration.Sql("""update records_source_records set "SeenAt" = "ReceivedAt" """);
        migration.DropIndex("IX_records_source_records_Source_ReceivedAt", "records_source_records");
        migration.CreateIndex("IX_records_source_records_Source_SeenAt", "records_source_records", ["Source", "SeenAt"]);
    }
}
