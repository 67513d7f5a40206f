using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Directory.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_1420_directory_add_taken_out")]
internal sealed class AddTakenOut : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<bool>("TakenOut", "directory_entries", nullable: false, defaultValue: false);
        migration.Sql("""
            update directory_entries set "TakenOut" = true
            where "State" = 'Archived' and exists (select 1 from kernel_audit a where a."About" = directory_entries."Id" and a."Action" = 'directory-entry-archive')
            """);
    }
}
