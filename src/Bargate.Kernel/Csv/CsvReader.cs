using System.Text;

namespace Bargate.Kernel.Csv;

/// <summary>
/// Reads CSV as RFC 4180 has it, a record at a time, in constant memory. Line ends may be CRLF, LF or CR. After a broken record it goes on with
/// the next line, so one wrong quote does not lose the rest of a file.
/// </summary>
public static class CsvReader
{
    // A quote that is never closed must not pull a whole file into one field.
    const int LongestRecord = 100_000, MostFields = 1_000;

    public static IEnumerable<CsvLine> Read(TextReader text, char separator = ',')
    {
        var source = new Source(text);
        while (source.Peek() != Source.End)
        {
            var line = source.Line;
            var record = Record(source, separator);
            if (record is CsvLine.Row { Fields: [""] }) continue;
            yield return record with { Line = line };
        }
    }

    static CsvLine Record(Source source, char separator)
    {
        var fields = new List<string>();
        var length = 0;
        while (true)
        {
            if (fields.Count == MostFields) return Broken(source, $"It has more than {MostFields} fields.");
            var field = new StringBuilder();
            var fault = source.Peek() == '"' ? Quoted(source, field, separator, ref length) : Plain(source, field, separator, ref length);
            if (fault is not null) return Broken(source, fault);
            fields.Add(field.ToString());
            if (source.Peek() != separator) break;
            source.Next();
        }
        source.EndLine();
        return new CsvLine.Row(0, fields);
    }

    static string? Plain(Source source, StringBuilder field, char separator, ref int length)
    {
        while (source.Peek() is var next && next != separator && next is not ('\r' or '\n' or Source.End))
        {
            if (next == '"') return "It has a quote inside a field that does not begin with one. Put the whole field in quotes and double the quote inside it.";
            if (++length > LongestRecord) return TooLong;
            field.Append((char)source.Next());
        }
        return null;
    }

    static string? Quoted(Source source, StringBuilder field, char separator, ref int length)
    {
        source.Next();
        while (true)
        {
            var next = source.Next();
            if (next == Source.End) return "A quote is opened and never closed. Close it, or double it if it is part of the text.";
            if (++length > LongestRecord) return TooLong;
            if (next != '"') field.Append((char)next);
            else if (source.Peek() == '"') field.Append((char)source.Next());
            else break;
        }
        return source.Peek() == separator || source.Peek() is '\r' or '\n' or Source.End ? null : "There is text after a closing quote. Double the quote if it is part of the text.";
    }

    const string TooLong = "It is longer than 100,000 characters. A quote may be missing.";

    static CsvLine.Broken Broken(Source source, string why)
    {
        while (source.Peek() is not ('\r' or '\n' or Source.End)) source.Next();
        source.EndLine();
        return new(0, why);
    }

    /// <summary>Characters with one to look at, and the line we are on.</summary>
    sealed class Source(TextReader text)
    {
        public const int End = -1;

        readonly char[] buffer = new char[16_384];
        int at, filled;
        bool afterReturn;

        public int Line { get; private set; } = 1;

        public int Peek()
        {
            if (at < filled) return buffer[at];
            (at, filled) = (0, text.ReadBlock(buffer));
            return filled == 0 ? End : buffer[0];
        }

        public int Next()
        {
            var next = Peek();
            if (next == End) return End;
            at++;
            if (next == '\r' || (next == '\n' && !afterReturn)) Line++;
            afterReturn = next == '\r';
            return next;
        }

        public void EndLine()
        {
            if (Peek() == '\r') Next();
            else if (Peek() == End) return;
            else { Next(); return; }
            if (Peek() == '\n') Next();
        }
    }
}
