using System.Globalization;
using System.Text;

namespace Bargate.Kernel.Csv;

/// <summary>
/// Writes CSV as RFC 4180 has it. Text that a spreadsheet would run as a formula (OWASP: CSV injection) gets an apostrophe before it, because
/// residents write the text that officers open. Numbers and dates are written as they are.
/// </summary>
public sealed class CsvWriter(TextWriter text, char separator = ',')
{
    public Task Write(params IEnumerable<object?> fields)
    {
        var row = new StringBuilder();
        var first = true;
        foreach (var field in fields)
        {
            if (!first) row.Append(separator);
            first = false;
            Append(row, Text(field));
        }
        return text.WriteAsync(row.Append("\r\n"));
    }

    static string Text(object? field) => field switch
    {
        null => "",
        string words => Guarded(words),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        byte or short or int or long or float or double or decimal => ((IFormattable)field).ToString(null, CultureInfo.InvariantCulture),
        _ => Guarded(field.ToString() ?? ""),
    };

    // Spreadsheets skip spaces before a formula, and read the full-width signs as the plain ones.
    static string Guarded(string words) => words.AsSpan().TrimStart(' ') is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'
        ? "'" + words
        : words;

    void Append(StringBuilder row, string field)
    {
        if (field.Length == 0) return;
        if (!field.Contains(separator) && field.AsSpan().IndexOfAny('"', '\r', '\n') < 0 && field[0] != ' ' && field[^1] != ' ') row.Append(field);
        else row.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
