using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Content.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0500_content_create_works")]
internal sealed class CreatePageWorks : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("content_works", t => new
        {
            Id = t.Column<Guid>(),
            File = t.Column<string>(maxLength: 300),
            MovesFrom = t.Column<string>(maxLength: 300, nullable: true),
            About = t.Column<string>(maxLength: 300, nullable: true),
            Withdraws = t.Column<bool>(),
            LeadsTo = t.Column<string>(maxLength: 500, nullable: true),
            Content = t.Column<string>(),
            Base = t.Column<string>(maxLength: 64),
            State = t.Column<string>(maxLength: 40),
            Edition = t.Column<int>(nullable: true),
            ChangedBy = t.Column<Guid>(),
            ChangedAt = t.Column<DateTime>(),
            ReadBy = t.Column<Guid>(nullable: true),
            Note = t.Column<string>(maxLength: 1000, nullable: true),
            PublishAt = t.Column<DateTime>(nullable: true),
            Failure = t.Column<string>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_content_works", it => it.Id));
        migration.CreateIndex("IX_content_works_About", "content_works", "About", unique: true);
        migration.CreateIndex("IX_content_works_File", "content_works", "File");
        migration.CreateIndex("IX_content_works_PublishAt", "content_works", "PublishAt");
        migration.CreateTable("content_saves", t => new
        {
            Id = t.Column<Guid>(),
            Work = t.Column<Guid>(),
            File = t.Column<string>(maxLength: 300),
            Content = t.Column<string>(),
            Kind = t.Column<string>(maxLength: 40),
            By = t.Column<Guid>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_content_saves", it => it.Id));
        migration.CreateIndex("IX_content_saves_Work", "content_saves", "Work");
        migration.CreateIndex("IX_content_saves_File", "content_saves", "File");
        AppendOnly.Apply(migration, "content_saves");
        migration.CreateTable("content_browser_texts", t => new
        {
            File = t.Column<string>(maxLength: 300),
            Content = t.Column<string>(),
            FolderHash = t.Column<string>(maxLength: 64),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_content_browser_texts", it => it.File));
    }
}
