using System.Buffers.Binary;
using System.Text;

namespace Bargate.Records.Import;

/// <summary>Some rows of a file, as they are stored until they are written: the line, and its fields or what is wrong with it.</summary>
internal sealed class ImportPart
{
    public const int MostRows = 2500;

    // Long fields fill a part before its rows do.
    const int MostBytes = 8_000_000;

    readonly MemoryStream bytes = new();

    public int Rows { get; private set; }

    public bool IsFull => Rows >= MostRows || bytes.Length >= MostBytes;

    public byte[] Bytes => bytes.ToArray();

    public void Add(ImportRow row)
    {
        Rows++;
        Write(row.Line);
        Write(row.Why is null ? row.Fields.Count : -1);
        foreach (var field in row.Why is { } why ? [why] : row.Fields) Write(field);
    }

    public static IEnumerable<ImportRow> Read(byte[] from)
    {
        var at = 0;
        int Number() => BinaryPrimitives.ReadInt32LittleEndian(from.AsSpan((at += 4) - 4));
        string Text()
        {
            var length = Number();
            return Encoding.UTF8.GetString(from, (at += length) - length, length);
        }
        while (at < from.Length)
        {
            var (line, fields) = (Number(), Number());
            if (fields < 0) yield return new(line, [], Text());
            else
            {
                var read = new string[fields];
                for (var i = 0; i < fields; i++) read[i] = Text();
                yield return new(line, read, null);
            }
        }
    }

    void Write(int number)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(four, number);
        bytes.Write(four);
    }

    void Write(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Write(utf8.Length);
        bytes.Write(utf8);
    }
}

/// <summary>One line of a file: its fields, or why it could not be read.</summary>
internal sealed record ImportRow(int Line, IReadOnlyList<string> Fields, string? Why);
