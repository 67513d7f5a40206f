using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage;

/// <summary>Triggers that refuse to change or delete a row: the database itself keeps the audit log append-only.</summary>
public static class AppendOnly
{
    public static void Apply(MigrationBuilder migration, string table)
    {
        if (migration.ActiveProvider?.Contains("Npgsql", StringComparison.Ordinal) == true)
        {
            migration.Sql($"create function {table}_append_only() returns trigger language plpgsql as $$ begin raise exception '{table} is append-only'; end $$");
            migration.Sql($"create trigger {table}_append_only before update or delete on {table} for each row execute function {table}_append_only()");
            return;
        }
        foreach (var change in new[] { "update", "delete" })
            migration.Sql($"create trigger {table}_no_{change} before {change} on {table} begin select raise(abort, '{table} is append-only'); end");
    }
}
