using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Directory.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0030_directory_create")]
internal sealed class CreateDirectory : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        Entries(migration);
        Providers(migration);
        Editions(migration);
        Reports(migration);
        Links(migration);
        Comments(migration);
        Feeds(migration);
    }

    static void Entries(MigrationBuilder migration)
    {
        migration.CreateTable("directory_entries", t => new
        {
            Id = t.Column<Guid>(),
            Slug = t.Column<string>(maxLength: 80),
            Name = t.Column<string>(maxLength: 300),
            NameFolded = t.Column<string>(maxLength: 300, collation: migration.Folded()),
            Provider = t.Column<Guid>(),
            Directories = t.Column<string>(maxLength: 200),
            Document = t.Column<string>(),
            State = t.Column<string>(maxLength: 40),
            AssuredAt = t.Column<DateTime>(nullable: true),
            CreatedAt = t.Column<DateTime>(),
            NextAt = t.Column<DateTime>(nullable: true),
            Reminders = t.Column<int>(),
            Completeness = t.Column<int>(),
            Feed = t.Column<Guid>(nullable: true),
            SourceId = t.Column<string>(maxLength: 200, nullable: true),
            ModifiedAt = t.Column<DateTime>(),
            ChangedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_directory_entries", it => it.Id));
        migration.CreateIndex("IX_directory_entries_Slug", "directory_entries", "Slug", unique: true);
        migration.CreateIndex("IX_directory_entries_NameFolded", "directory_entries", "NameFolded");
        migration.CreateIndex("IX_directory_entries_Provider", "directory_entries", "Provider");
        migration.CreateIndex("IX_directory_entries_NextAt", "directory_entries", "NextAt");
        migration.CreateIndex("IX_directory_entries_ChangedAt", "directory_entries", "ChangedAt");
        migration.CreateIndex("IX_directory_entries_Feed_SourceId", "directory_entries", ["Feed", "SourceId"]);
    }

    static void Providers(MigrationBuilder migration)
    {
        migration.CreateTable("directory_providers", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 300),
            NameFolded = t.Column<string>(maxLength: 300, collation: migration.Folded()),
            Document = t.Column<string>(),
            Steward = t.Column<byte[]>(nullable: true),
            StewardHash = t.Column<byte[]>(nullable: true),
            KeyId = t.Column<Guid>(nullable: true),
            Feed = t.Column<Guid>(nullable: true),
            ChangedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_directory_providers", it => it.Id));
        migration.CreateIndex("IX_directory_providers_NameFolded", "directory_providers", "NameFolded");
        migration.CreateIndex("IX_directory_providers_StewardHash", "directory_providers", "StewardHash");
    }

    static void Editions(MigrationBuilder migration)
    {
        migration.CreateTable("directory_editions", t => new
        {
            Id = t.Column<Guid>(),
            Entry = t.Column<Guid>(),
            Document = t.Column<string>(),
            Before = t.Column<string>(),
            State = t.Column<string>(maxLength: 40),
            By = t.Column<string>(maxLength: 40),
            MadeAt = t.Column<DateTime>(),
            DecidedAt = t.Column<DateTime>(nullable: true),
            DecidedBy = t.Column<Guid>(nullable: true),
            Note = t.Column<string>(maxLength: 1000, nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_directory_editions", it => it.Id));
        migration.CreateIndex("IX_directory_editions_Entry_MadeAt", "directory_editions", ["Entry", "MadeAt"]);
        migration.CreateIndex("IX_directory_editions_State_MadeAt", "directory_editions", ["State", "MadeAt"]);
    }

    static void Reports(MigrationBuilder migration)
    {
        migration.CreateTable("directory_reports", t => new
        {
            Id = t.Column<Guid>(),
            Entry = t.Column<Guid>(),
            Topic = t.Column<string>(maxLength: 40),
            Text = t.Column<byte[]>(nullable: true),
            KeyId = t.Column<Guid>(nullable: true),
            EmailHash = t.Column<byte[]>(nullable: true),
            MadeAt = t.Column<DateTime>(),
            DueAt = t.Column<DateTime>(),
            ClosedAt = t.Column<DateTime>(nullable: true),
            ClosedBy = t.Column<Guid>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_directory_reports", it => it.Id));
        migration.CreateIndex("IX_directory_reports_DueAt", "directory_reports", "DueAt");
        migration.CreateIndex("IX_directory_reports_EmailHash", "directory_reports", "EmailHash");
    }

    static void Links(MigrationBuilder migration)
    {
        migration.CreateTable("directory_links", t => new
        {
            Id = t.Column<Guid>(),
            Provider = t.Column<Guid>(),
            TokenHash = t.Column<byte[]>(),
            ExpiresAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_directory_links", it => it.Id));
        migration.CreateIndex("IX_directory_links_TokenHash", "directory_links", "TokenHash", unique: true);
    }

    static void Comments(MigrationBuilder migration)
    {
        migration.CreateTable("directory_comments", t => new
        {
            Id = t.Column<Guid>(),
            MadeAt = t.Column<DateTime>(),
            Sent = t.Column<byte[]>(nullable: true),
            KeyId = t.Column<Guid>(nullable: true),
            Text = t.Column<string>(maxLength: 2000, nullable: true),
            Answer = t.Column<string>(maxLength: 2000, nullable: true),
            PublishedAt = t.Column<DateTime>(nullable: true),
            SetAsideAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_directory_comments", it => it.Id));
        migration.CreateIndex("IX_directory_comments_MadeAt", "directory_comments", "MadeAt");
    }

    static void Feeds(MigrationBuilder migration)
    {
        migration.CreateTable("directory_feeds", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 200),
            Url = t.Column<string>(maxLength: 500),
            Licence = t.Column<string>(maxLength: 200),
            Directories = t.Column<string>(maxLength: 200),
            AddedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_directory_feeds", it => it.Id));
        migration.CreateTable("directory_feed_runs", t => new
        {
            Id = t.Column<Guid>(),
            Feed = t.Column<Guid>(),
            StartedAt = t.Column<DateTime>(),
            EndedAt = t.Column<DateTime>(),
            Whole = t.Column<bool>(),
            Found = t.Column<int>(),
            Added = t.Column<int>(),
            Changed = t.Column<int>(),
            Gone = t.Column<int>(),
            Refused = t.Column<int>(),
            Problem = t.Column<string>(maxLength: 500, nullable: true),
            Copy = t.Column<byte[]>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_directory_feed_runs", it => it.Id));
        migration.CreateIndex("IX_directory_feed_runs_Feed_StartedAt", "directory_feed_runs", ["Feed", "StartedAt"]);
    }
}
