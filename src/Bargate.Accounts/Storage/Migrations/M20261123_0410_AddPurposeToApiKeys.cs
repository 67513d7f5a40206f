using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Accounts.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0410_accounts_add_purpose_to_api_keys")]
sealed class AddPurposeToApiKeys : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("Purpose", "accounts_api_keys", maxLength: 500, defaultValue: "");
        migration.AddColumn<string>("Services", "accounts_api_keys", maxLength: 4000, defaultValue: ",");
    }
}
