using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Webhooks.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_1510_webhooks_add_refused")]
sealed class AddRefused : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<bool>("Refused", "webhooks_deliveries", nullable: false, defaultValue: false);
}
