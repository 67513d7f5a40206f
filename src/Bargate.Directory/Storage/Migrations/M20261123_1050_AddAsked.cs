using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Directory.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_1050_directory_add_asked")]
internal sealed class AddAsked : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<DateTime>("AskedAt", "directory_entries", nullable: true);
}
