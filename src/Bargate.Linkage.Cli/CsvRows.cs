using System.Text;
using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Cli;

/// <summary>The lines of a CSV file one after another as texts: for looking at the first ones, and for labels and truth.</summary>
internal sealed class CsvRows
{
    readonly string _path;

    public CsvRows(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file.");
        _path = path;
        Names = Read(header: true).FirstOrDefault()?.Select(it => it ?? "").ToList() ?? [];
        if (Names.Count == 0 || Names.All(it => it.Length == 0)) throw new FormatException($"{path} is empty. The first line should name the columns.");
        if (Names.GroupBy(it => it, StringComparer.OrdinalIgnoreCase).FirstOrDefault(it => it.Count() > 1) is { } twice) throw new FormatException($"{path}, line 1: two columns are called '{twice.Key}'. Give each a name of its own.");
    }

    public IReadOnlyList<string> Names { get; }

    public int PlaceOf(string column) => Names.ToList().FindIndex(it => it.Equals(column, StringComparison.OrdinalIgnoreCase)) is var place and >= 0 ? place
        : throw new FormatException($"{_path} has no column '{column}'. Its columns are {string.Join(", ", Names)}.");

    /// <summary>The rows that have a value for each column, as the loader counts them.</summary>
    public IEnumerable<string?[]> Rows => Read(header: false);

    IEnumerable<string?[]> Read(bool header)
    {
        using var file = File.OpenRead(_path);
        var buffer = new byte[1 << 20];
        var (start, length, comma, first) = (0, 0, (byte)0, true);
        var scratch = new byte[CsvLine.LongestQuoted + 1];
        while (true)
        {
            length += file.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            var last = length < buffer.Length;
            if (comma == 0)
            {
                if (buffer.AsSpan(0, length).IndexOf((byte)0) >= 0) throw new FormatException($"{_path} is not text in UTF-8 (it may be UTF-16, or no CSV file). Save it as CSV UTF-8.");
                if (buffer.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble)) start = Encoding.UTF8.Preamble.Length;
                comma = CsvLayout.CommaOf(buffer.AsSpan(start, length - start));
            }
            while (start < length && CsvLine.End(buffer.AsSpan(start, length - start), comma, last) is var end and > 0)
            {
                var values = Values(buffer.AsSpan(start, end).TrimEnd("\r\n"u8), comma, scratch);
                // A stray quote joins good lines to a bad one: only the first is given up, as the loader does.
                start += values is null && buffer.AsSpan(start, end).IndexOf((byte)'\n') is var line and >= 0 ? line + 1 : end;
                if (first == header && values is not null && (header || values.Length == Names.Count)) yield return values;
                if (header && !first) yield break;
                first = false;
            }
            if (last) yield break;
            buffer.AsSpan(start, length - start).CopyTo(buffer);
            (length, start) = (length - start, 0);
            if (length == buffer.Length && length >= CsvBlocks.LongestLine) throw new FormatException($"{_path} has a line that does not end within {CsvBlocks.LongestLine >> 20} MB. Is it a CSV file?");
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    static string?[]? Values(ReadOnlySpan<byte> record, byte comma, byte[] scratch)
    {
        if (record.IsEmpty) return null;
        var values = new List<string?>();
        for (var at = 0; at <= record.Length;)
        {
            if (!CsvLine.Next(record, ref at, comma, scratch, out var value)) return null;
            values.Add(value.IsEmpty ? null : Encoding.UTF8.GetString(value));
        }
        return [.. values];
    }
}
