using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Maker.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0515_maker_create_works")]
internal sealed class CreateWorks : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("maker_works", t => new
        {
            Service = t.Column<string>(maxLength: 60),
            Head = t.Column<int>(),
            FolderHash = t.Column<string>(maxLength: 64),
            ChangedBy = t.Column<Guid>(),
            ChangedAt = t.Column<DateTime>(),
            SentBy = t.Column<Guid>(nullable: true),
            Note = t.Column<string>(maxLength: 2000, nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_maker_works", it => it.Service));
        migration.CreateTable("maker_saves", t => new
        {
            Service = t.Column<string>(maxLength: 60),
            Number = t.Column<int>(),
            Text = t.Column<string>(),
            Walks = t.Column<string>(),
            What = t.Column<string>(maxLength: 200),
            Aside = t.Column<bool>(),
            By = t.Column<Guid>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_maker_saves", it => new { it.Service, it.Number }));
        AppendOnly.Apply(migration, "maker_saves");
    }
}
