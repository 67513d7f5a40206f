namespace Bargate.Linkage.Columns;

/// <summary>One worker's reading of blocks into rows of value ids.</summary>
internal sealed class CsvReader(CsvLayout layout, IReadOnlyList<LinkageColumn> columns, ValuePool[] pools)
{
    // Names and towns come again and again: what a raw text was prepared to is remembered, by its hash, without a lock.
    const int Remembered = 1 << 13;
    // In bytes. A longer one is refused, not cut: two records would come to one id.
    const int LongestId = 1024;
    readonly ulong[] _hashes = new ulong[columns.Count * Remembered];
    readonly int[] _known = new int[columns.Count * Remembered];
    readonly byte[] _scratch = new byte[CsvLine.LongestQuoted + 1];
    readonly byte[] _prepared = new byte[Values.MostPrepared];
    readonly byte[] _id = new byte[LongestId];

    public CsvPart Read(CsvBlocks.Block block)
    {
        var text = block.Bytes.AsSpan(0, block.Length);
        var part = new CsvPart(block.Number, new int[(text.Count((byte)'\n') + 1) * columns.Count], 0, new(layout.IdPlace < 0 ? 1 : 1 << 14), []);
        var quoted = text.Contains((byte)'"');
        var (rows, line) = (0, block.FirstLine);
        while (!text.IsEmpty)
        {
            var end = quoted ? CsvLine.End(text, layout.Comma, last: true) : text.IndexOf((byte)'\n') + 1;
            if (end == 0) end = text.Length;
            var record = text[..end].TrimEnd("\r\n"u8);
            if (!record.IsEmpty)
            {
                if (Fields(record, part.Cells.AsSpan(rows * columns.Count, columns.Count), part, line)) rows++;
                // A stray quote joins good lines to a bad one: only the first is given up.
                else if (quoted) end = text.IndexOf((byte)'\n') is var first and >= 0 ? first + 1 : end;
            }
            if (quoted) line += text[..end].Count((byte)'\n'); else line++;
            text = text[end..];
        }
        return part with { Rows = rows };
    }

    bool Fields(ReadOnlySpan<byte> record, Span<int> cells, CsvPart part, int line)
    {
        var targets = layout.Targets;
        ReadOnlySpan<byte> id = default;
        cells.Clear();
        var at = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            if (at > record.Length) return Problem(part, $"line {line}: {i} values where there should be {targets.Length}. The line was left out.");
            if (!CsvLine.Next(record, ref at, layout.Comma, _scratch, out var value)) return Problem(part, $"line {line}: a quote in value {i + 1} is not closed, or text follows it. The line was left out.");
            if (targets[i] >= 0) cells[targets[i]] = IdOf(targets[i], value);
            if (i != layout.IdPlace) continue;
            if (value.Length > LongestId) return Problem(part, $"line {line}: its id is longer than {LongestId} bytes. The line was left out.");
            // The scratch is the next value's: the id is kept apart.
            value.CopyTo(_id);
            id = _id.AsSpan(0, value.Length);
        }
        if (at <= record.Length) return Problem(part, $"line {line}: more than {targets.Length} values. The line was left out.");
        if (layout.IdPlace >= 0 && id.IsEmpty) return Problem(part, $"line {line}: no id. The line was left out.");
        if (layout.IdPlace >= 0) part.Ids.Add(id);
        return true;
    }

    int IdOf(int column, ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty) return 0;
        var hash = Hashing.Of(raw);
        var slot = column * Remembered + (int)(hash & (Remembered - 1));
        if (_hashes[slot] == hash) return _known[slot];
        var length = Values.Prepare(columns[column].Kind, raw, _prepared);
        var id = pools[column].Intern(_prepared.AsSpan(0, length));
        (_hashes[slot], _known[slot]) = (hash, id);
        return id;
    }

    static bool Problem(CsvPart part, string what)
    {
        if (part.Problems.Count < CsvLoader.MostProblems) part.Problems.Add(what);
        return false;
    }
}
