using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Records.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_0400_records_create")]
internal sealed class CreateRecordsTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("records_properties", t => new
        {
            Uprn = t.Column<long>(),
            Lines = t.Column<string>(maxLength: 500),
            Street = t.Column<string>(maxLength: 200),
            StreetFolded = t.Column<string>(maxLength: 200, collation: migration.Folded()),
            Postcode = t.Column<string>(maxLength: 8, collation: migration.Folded()),
            SortKey = t.Column<string>(maxLength: 700, collation: migration.Folded()),
            Folded = t.Column<string>(maxLength: 600, collation: migration.Folded()),
            Latitude = t.Column<double>(nullable: true),
            Longitude = t.Column<double>(nullable: true),
            Ward = t.Column<string>(maxLength: 100, nullable: true),
            LoadedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_records_properties", it => it.Uprn));
        migration.CreateIndex("IX_records_properties_Postcode", "records_properties", "Postcode");
        migration.CreateIndex("IX_records_properties_StreetFolded", "records_properties", "StreetFolded");
        migration.CreateIndex("IX_records_properties_Latitude_Longitude", "records_properties", ["Latitude", "Longitude"]);
        migration.CreateTable("records_streets", t => new
        {
            Folded = t.Column<string>(maxLength: 200, collation: migration.Folded()),
            Ward = t.Column<string>(maxLength: 100),
            Name = t.Column<string>(maxLength: 200),
            Latitude = t.Column<double>(nullable: true),
            Longitude = t.Column<double>(nullable: true),
            Properties = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_streets", it => new { it.Folded, it.Ward }));
    }
}
