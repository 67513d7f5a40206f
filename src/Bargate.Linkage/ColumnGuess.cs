using Bargate.Linkage.Profiles;

namespace Bargate.Linkage;

/// <summary>What the columns of a file seem to hold, judged by their names and, where those say nothing, by their values.</summary>
/// <param name="Id">The column that names a record; null where there is none.</param>
/// <param name="Columns">What is worth comparing.</param>
/// <param name="Truth">A column that seems to say who is who: for measuring, never for matching.</param>
/// <param name="LeftOut">Columns that are not compared, each with the reason.</param>
public sealed record ColumnGuess(string? Id, IReadOnlyList<LinkageColumn> Columns, string? Truth, IReadOnlyList<(string Name, string Why)> LeftOut)
{
    /// <param name="sample">Some rows, each with a value for each name.</param>
    public static ColumnGuess From(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string?>> sample)
    {
        string? id = null, truth = null;
        var (columns, leftOut) = (new List<LinkageColumn>(), new List<(string, string)>());
        for (var i = 0; i < names.Count; i++)
        {
            var (name, place) = (names[i], i);
            var values = sample.Where(it => place < it.Count).Select(it => it[place]?.Trim()).Where(it => !string.IsNullOrEmpty(it)).Select(it => it!).ToList();
            if (id is null && ColumnNames.IsId(name) && values.Distinct().Count() == values.Count) id = name;
            else if (truth is null && ColumnNames.IsTruth(name)) truth = name;
            else if (ColumnNames.SaysNothing(name)) leftOut.Add((name, "says nothing about who it is"));
            else if (values.Count == 0 && sample.Count > 0) leftOut.Add((name, "empty in the rows looked at"));
            else if (ColumnNames.KindOf(name) is { } known) columns.Add(new(name, known));
            else if (ColumnValues.KindOf(values) is { } seen) columns.Add(new(name, seen));
            else leftOut.Add((name, "its values are long, or each row has another"));
        }
        return new(id, Streets(columns), truth, leftOut);
    }

    // Where the house number has a column of its own, the first address line is the street.
    static List<LinkageColumn> Streets(List<LinkageColumn> columns)
    {
        var first = columns.FindIndex(it => it.Kind is FieldKind.AddressLine);
        if (first >= 0 && columns.Exists(it => it.Kind is FieldKind.HouseNumber) && !columns.Exists(it => it.Kind is FieldKind.Street)) columns[first] = columns[first] with { Kind = FieldKind.Street };
        return columns;
    }
}
