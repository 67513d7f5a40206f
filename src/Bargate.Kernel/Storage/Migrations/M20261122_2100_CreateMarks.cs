using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_2100_kernel_create_marks")]
sealed class CreateMarks : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable("kernel_marks", t => new
    {
        Name = t.Column<string>(maxLength: 40),
        At = t.Column<DateTime>(),
    }, constraints: t => t.PrimaryKey("PK_kernel_marks", it => it.Name));
}
