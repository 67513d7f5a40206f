using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Accounts.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_0400_accounts_create")]
sealed class CreateAccountsTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("accounts_officers", t => new
        {
            Id = t.Column<Guid>(),
            Subject = t.Column<string>(maxLength: 300, nullable: true),
            Name = t.Column<string>(maxLength: 200),
            Email = t.Column<string>(maxLength: 320),
            Role = t.Column<string>(maxLength: 40),
            Teams = t.Column<string>(),
            Active = t.Column<bool>(),
            LastSeenAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_accounts_officers", it => it.Id));
        migration.CreateIndex("IX_accounts_officers_Subject", "accounts_officers", "Subject", unique: true);
        migration.CreateTable("accounts_spent_sign_ins", t => new
        {
            Nonce = t.Column<string>(maxLength: 64),
            SpentAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_accounts_spent_sign_ins", it => it.Nonce));
        migration.CreateIndex("IX_accounts_spent_sign_ins_SpentAt", "accounts_spent_sign_ins", "SpentAt");
    }
}
