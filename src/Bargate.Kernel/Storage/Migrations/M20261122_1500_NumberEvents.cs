using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_1500_kernel_number_events")]
sealed class NumberEvents : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.DropIndex("IX_kernel_events_Position", "kernel_events");
        migration.CreateIndex("IX_kernel_events_Position", "kernel_events", "Position", unique: true);
    }
}
