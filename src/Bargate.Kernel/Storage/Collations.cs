using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage;

/// <summary>The collation of a folded column: byte order on both databases.</summary>
public static class Collations
{
    public static string? Folded(this MigrationBuilder migration) => migration.ActiveProvider?.Contains("Npgsql", StringComparison.Ordinal) == true ? "C" : null;
}
