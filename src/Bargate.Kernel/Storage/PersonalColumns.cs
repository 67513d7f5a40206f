using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bargate.Kernel.Storage;

/// <summary>Marks a column as personal data: its module must export, erase and retire it (a test checks).</summary>
public static class PersonalColumns
{
    public const string Annotation = "Bargate:Personal";

    public static PropertyBuilder<T> Personal<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);
}
