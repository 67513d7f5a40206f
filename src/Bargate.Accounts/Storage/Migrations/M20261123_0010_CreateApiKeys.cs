using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Accounts.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0010_accounts_create_api_keys")]
sealed class CreateApiKeys : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("accounts_api_keys", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 100),
            Owner = t.Column<string>(maxLength: 200),
            Scopes = t.Column<string>(maxLength: 4000),
            Hash = t.Column<byte[]>(),
            CreatedBy = t.Column<Guid>(),
            CreatedAt = t.Column<DateTime>(),
            ExpiresAt = t.Column<DateTime>(),
            LastUsedOn = t.Column<DateOnly>(nullable: true),
            RevokedAt = t.Column<DateTime>(nullable: true),
            RevokedBy = t.Column<Guid>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_accounts_api_keys", it => it.Id));
        migration.CreateIndex("IX_accounts_api_keys_Hash", "accounts_api_keys", "Hash", unique: true);
    }
}
