using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Forms.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_0600_forms_create")]
internal sealed class CreateForms : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("forms_drafts", t => new
        {
            Id = t.Column<Guid>(),
            Service = t.Column<string>(maxLength: 100),
            ServiceVersion = t.Column<int>(),
            SecretHash = t.Column<byte[]>(),
            KeyId = t.Column<Guid>(),
            Answers = t.Column<byte[]>(),
            Language = t.Column<string>(maxLength: 10),
            TakenBy = t.Column<Guid>(nullable: true),
            Channel = t.Column<string>(maxLength: 40),
            Consent = t.Column<bool>(nullable: true),
            CreatedAt = t.Column<DateTime>(),
            ChangedAt = t.Column<DateTime>(),
            SubmittedAt = t.Column<DateTime>(nullable: true),
            Case = t.Column<Guid>(nullable: true),
            Reference = t.Column<string>(maxLength: 12, nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_forms_drafts", it => it.Id));
        migration.CreateIndex("IX_forms_drafts_CreatedAt", "forms_drafts", "CreatedAt");
        migration.CreateTable("forms_resume_links", t => new
        {
            Id = t.Column<Guid>(),
            Draft = t.Column<Guid>(),
            TokenHash = t.Column<byte[]>(),
            ExpiresAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_forms_resume_links", it => it.Id));
        migration.CreateIndex("IX_forms_resume_links_TokenHash", "forms_resume_links", "TokenHash", unique: true);
        migration.CreateIndex("IX_forms_resume_links_Draft", "forms_resume_links", "Draft");
    }
}
