namespace Bargate.Linkage.Splink;

/// <summary>A comparison of ours in the description that Splink keeps with it, so that it is found again when the model comes back.</summary>
internal static class Described
{
    const string Start = "Bargate ";

    public static string Text(Comparison it, IReadOnlyList<LinkageColumn> columns) =>
        it.Levels is not null ? "Custom" : $"{Start}{it.Kind}: {string.Join(", ", it.Columns.Select(name => $"{name} ({columns.First(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Kind})"))}";

    /// <summary>Null where the comparison is somebody else's.</summary>
    public static (ComparisonKind Kind, LinkageColumn[] Columns)? Read(string? text)
    {
        if (text?.StartsWith(Start, StringComparison.Ordinal) != true || text[Start.Length..].Split(": ", 2) is not [var kind, var list] || !Enum.TryParse<ComparisonKind>(kind, out var known)) return null;
        var columns = new List<LinkageColumn>();
        foreach (var it in list.Split(", "))
        {
            var open = it.LastIndexOf(" (", StringComparison.Ordinal);
            if (open < 0 || !it.EndsWith(')') || !Enum.TryParse<FieldKind>(it[(open + 2)..^1], out var field)) return null;
            columns.Add(new(it[..open], field));
        }
        return (known, [.. columns]);
    }
}
