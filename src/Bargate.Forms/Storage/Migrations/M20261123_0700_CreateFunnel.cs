using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Forms.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0700_forms_funnel")]
internal sealed class CreateFunnel : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable("forms_funnel", t => new
    {
        Service = t.Column<string>(maxLength: 100),
        Week = t.Column<DateOnly>(),
        Edition = t.Column<int>(),
        Channel = t.Column<string>(maxLength: 40),
        Page = t.Column<string>(maxLength: 120),
        What = t.Column<string>(maxLength: 40),
        Detail = t.Column<string>(maxLength: 250),
        Count = t.Column<long>(),
    }, constraints: t => t.PrimaryKey("PK_forms_funnel", it => new { it.Service, it.Week, it.Edition, it.Channel, it.Page, it.What, it.Detail }));
}
