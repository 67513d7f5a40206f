using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage;

/// <summary>The collation of a folded column: byte order on both databases. SQLite's own is that already; PostgreSQL calls it C.</summary>
public static class Collations
{
    const string Annotation = "Bargate:Folded", Bytes = "C";

    public static PropertyBuilder<T> Folded<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);

    public static string? Folded(this MigrationBuilder migration) => migration.ActiveProvider?.Contains("Npgsql", StringComparison.Ordinal) == true ? Bytes : null;

    internal static void Finish(ModelBuilder model, bool postgres)
    {
        if (!postgres) return;
        foreach (var property in model.Model.GetEntityTypes().SelectMany(it => it.GetProperties()).Where(it => it.FindAnnotation(Annotation) is not null))
            property.SetCollation(Bytes);
    }
}
