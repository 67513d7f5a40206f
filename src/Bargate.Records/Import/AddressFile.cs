using Bargate.Kernel.Csv;

namespace Bargate.Records.Import;

/// <summary>A CSV file of addresses: its header says which column is which, each later line is a property or a fault.</summary>
internal sealed class AddressFile
{
    readonly IEnumerator<CsvLine> lines;
    readonly AddressColumns columns;

    AddressFile(IEnumerator<CsvLine> lines, AddressColumns columns) => (this.lines, this.columns) = (lines, columns);

    /// <summary>The file after its header, or what is wrong with the header.</summary>
    public static (AddressFile? File, string? Fault) Open(TextReader text)
    {
        var lines = CsvReader.Read(text).GetEnumerator();
        if (!lines.MoveNext()) return (null, "The file is empty. It needs a line of column names, then a line for each property.");
        if (lines.Current is CsvLine.Broken broken) return (null, $"Line {broken.Line}: {broken.Why}");
        var (columns, fault) = AddressColumns.Of(((CsvLine.Row)lines.Current).Fields);
        return columns is null ? (null, fault) : (new(lines, columns), null);
    }

    public IEnumerable<AddressLine> Read(DateTime now)
    {
        var seen = new HashSet<long>();
        while (lines.MoveNext())
        {
            var line = lines.Current switch
            {
                CsvLine.Row row => columns.Read(row, now),
                CsvLine.Broken broken => new AddressLine.Faulty(broken.Line, broken.Why),
                _ => throw new InvalidOperationException("A CSV line is a row or broken."),
            };
            yield return line is AddressLine.Good good && !seen.Add(good.Property.Uprn)
                ? new AddressLine.Faulty(good.Line, $"UPRN {good.Property.Uprn} is in the file twice. Keep one of the two lines.")
                : line;
        }
    }
}

/// <summary>One line of the file.</summary>
internal abstract record AddressLine(int Line)
{
    public sealed record Good(int Line, Property Property) : AddressLine(Line);

    public sealed record Faulty(int Line, string Fault) : AddressLine(Line);
}
