namespace Bargate.Kernel.Csv;

/// <summary>One record of a CSV file, or what is wrong with it. <paramref name="Line"/> is the line of the file on which it begins, from 1.</summary>
public abstract record CsvLine(int Line)
{
    public sealed record Row(int Line, IReadOnlyList<string> Fields) : CsvLine(Line);

    public sealed record Broken(int Line, string Why) : CsvLine(Line);
}
