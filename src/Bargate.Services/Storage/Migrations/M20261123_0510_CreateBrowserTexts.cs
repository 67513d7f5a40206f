using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Services.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0510_services_create_browser_texts")]
internal sealed class CreateBrowserTexts : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.CreateTable("services_browser_texts", t => new
        {
            Service = t.Column<string>(maxLength: 60),
            Text = t.Column<string>(),
            Walks = t.Column<string>(),
            FolderHash = t.Column<string>(maxLength: 64),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_services_browser_texts", it => it.Service));
}
