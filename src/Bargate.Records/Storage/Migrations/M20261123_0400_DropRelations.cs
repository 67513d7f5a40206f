using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Records.Storage.Migrations;

/// <summary>How records of different registers stand to each other is worked out from their values; nothing ever wrote this table.</summary>
[DbContext(typeof(BargateDb)), Migration("20261123_0400_records_drop_relations")]
internal sealed class DropRelations : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.DropTable("records_relations");
}
