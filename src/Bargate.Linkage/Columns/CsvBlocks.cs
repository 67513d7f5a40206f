namespace Bargate.Linkage.Columns;

/// <summary>Whole records out of a file, a few megabytes at a time, for several workers that ask in turn.</summary>
internal sealed class CsvBlocks(Stream file, byte comma, byte[] begun, int firstLine, int size = 1 << 21)
{
    /// <summary>In bytes: what goes on without a line break for longer is no CSV file, and must not fill the memory.</summary>
    public const int LongestLine = 1 << 26;

    readonly Lock _gate = new();
    byte[] _carried = begun;
    int _line = firstLine;
    int _number;
    bool _done;

    public sealed class Block
    {
        public byte[] Bytes = [];
        public int Length, Number, FirstLine;
    }

    /// <summary>Fills the worker's own block with the next records; false at the end of the file.</summary>
    public bool Take(Block block)
    {
        lock (_gate)
        {
            if (_done) return false;
            // After a long line another worker may carry more than this one's block holds.
            var needed = _carried.Length + size;
            if (block.Bytes.Length < needed) block.Bytes = new byte[needed];
            _carried.CopyTo(block.Bytes, 0);
            var length = _carried.Length;
            while (true)
            {
                length += file.ReadAtLeast(block.Bytes.AsSpan(length), block.Bytes.Length - length, throwOnEndOfStream: false);
                _done = length < block.Bytes.Length;
                var end = _done ? length : EndOfRecords(block.Bytes.AsSpan(0, length));
                if (end > 0 || _done)
                {
                    _carried = block.Bytes[end..length];
                    (block.Length, block.Number, block.FirstLine) = (end, _number++, _line);
                    _line += block.Bytes.AsSpan(0, end).Count((byte)'\n');
                    return end > 0;
                }
                if (block.Bytes.Length >= LongestLine) throw new FormatException($"line {_line} does not end within {LongestLine >> 20} MB. Is this a CSV file?");
                Array.Resize(ref block.Bytes, block.Bytes.Length * 2);
            }
        }
    }

    int EndOfRecords(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'"')) return text.LastIndexOf((byte)'\n') + 1;
        var at = 0;
        while (CsvLine.End(text[at..], comma, last: false) is var end and > 0) at += end;
        return at;
    }
}
