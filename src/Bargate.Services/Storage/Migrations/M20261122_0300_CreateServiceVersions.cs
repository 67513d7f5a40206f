using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Services.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_0300_services_create_versions")]
internal sealed class CreateServiceVersions : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("services_versions", t => new
        {
            Service = t.Column<string>(maxLength: 60),
            Number = t.Column<int>(),
            Hash = t.Column<string>(maxLength: 64),
            Content = t.Column<string>(),
            PublishedAt = t.Column<DateTime>(),
            PublishedBy = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_services_versions", it => new { it.Service, it.Number }));
        AppendOnly.Apply(migration, "services_versions");
    }
}
