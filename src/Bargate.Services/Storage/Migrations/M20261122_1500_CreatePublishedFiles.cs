using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Services.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_1500_services_create_files")]
internal sealed class CreatePublishedFiles : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("services_files", t => new
        {
            Path = t.Column<string>(maxLength: 300),
            Number = t.Column<int>(),
            Hash = t.Column<string>(maxLength: 64),
            Content = t.Column<string>(),
            PublishedAt = t.Column<DateTime>(),
            PublishedBy = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_services_files", it => new { it.Path, it.Number }));
        AppendOnly.Apply(migration, "services_files");
    }
}
