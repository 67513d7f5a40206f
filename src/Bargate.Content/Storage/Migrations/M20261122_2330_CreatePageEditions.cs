using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Content.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_2330_content_create_editions")]
internal sealed class CreatePageEditions : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("content_editions", t => new
        {
            File = t.Column<string>(maxLength: 300),
            Number = t.Column<int>(),
            Hash = t.Column<string>(maxLength: 64),
            Content = t.Column<string>(),
            PublishedAt = t.Column<DateTime>(),
            PublishedBy = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_content_editions", it => new { it.File, it.Number }));
        AppendOnly.Apply(migration, "content_editions");
    }
}
