using System.Text;

namespace Bargate.Linkage.Columns;

/// <summary>What the first line of a CSV file says: which value goes where.</summary>
/// <param name="Targets">For each value of a line: the column's place, or <see cref="LeftOut"/>.</param>
/// <param name="IdPlace">Which value of a line is the id, or <see cref="LeftOut"/>; it may be a column besides.</param>
/// <param name="Begun">What was read beyond the first line.</param>
internal sealed record CsvLayout(byte Comma, int[] Targets, int IdPlace, byte[] Begun, int FirstLine)
{
    public const int LeftOut = -1;

    public static CsvLayout Read(Stream file, string name, IReadOnlyList<LinkageColumn> columns, string? idColumn)
    {
        var bytes = new byte[1 << 16];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var text = bytes.AsSpan(0, length);
        if (text.StartsWith(Encoding.UTF8.Preamble)) text = text[Encoding.UTF8.Preamble.Length..];
        if (text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new FormatException($"{name} is written in UTF-16. Save it as CSV UTF-8.");
        var comma = CommaOf(text);
        var end = CsvLine.End(text, comma, last: length < bytes.Length);
        if (end < 0) throw new FormatException($"The first line of {name} does not end within {bytes.Length:N0} bytes. It should name the columns.");
        var names = NamesOf(text[..end], comma);
        if (names.Count == 0 || names.All(string.IsNullOrEmpty)) throw new FormatException($"{name} is empty. The first line should name the columns.");
        var targets = names.Select(_ => LeftOut).ToArray();
        for (var i = 0; i < columns.Count; i++) targets[PlaceOf(names, name, columns[i].Name)] = i;
        return new(comma, targets, idColumn is null ? LeftOut : PlaceOf(names, name, idColumn), text[end..].ToArray(), 1 + text[..end].Count((byte)'\n'));
    }

    /// <summary>The names in the first line of a file.</summary>
    public static IReadOnlyList<string> NamesOf(ReadOnlySpan<byte> line, byte comma)
    {
        line = line.TrimEnd("\r\n"u8);
        var names = new List<string>();
        var scratch = new byte[line.Length];
        for (var at = 0; at <= line.Length && CsvLine.Next(line, ref at, comma, scratch, out var value);) names.Add(Encoding.UTF8.GetString(value));
        return names;
    }

    public static byte CommaOf(ReadOnlySpan<byte> text)
    {
        var line = text.IndexOf((byte)'\n') is var end and >= 0 ? text[..end] : text;
        var (comma, best) = ((byte)',', line.Count((byte)','));
        foreach (var other in ";\t|"u8)
            if (line.Count(other) is var count && count > best) (comma, best) = (other, count);
        return comma;
    }

    static int PlaceOf(IReadOnlyList<string> names, string file, string column)
    {
        var places = Enumerable.Range(0, names.Count).Where(it => names[it].Equals(column, StringComparison.OrdinalIgnoreCase)).ToList();
        return places.Count switch
        {
            1 => places[0],
            0 => throw new FormatException($"{file} has no column '{column}'. Its columns are {string.Join(", ", names)}."),
            _ => throw new FormatException($"{file} has {places.Count} columns called '{column}'. Give each a name of its own."),
        };
    }
}
