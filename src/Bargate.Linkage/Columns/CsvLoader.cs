namespace Bargate.Linkage.Columns;

/// <summary>CSV straight to value ids, on every core: no string is made of any value.</summary>
internal static class CsvLoader
{
    public const int MostProblems = 1000;

    public static Table Load(string path, IReadOnlyList<LinkageColumn> columns, string? idColumn, IProgress<LinkageProgress>? progress, CancellationToken stop)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var layout = CsvLayout.Read(file, Path.GetFileName(path), columns, idColumn);
        var blocks = new CsvBlocks(file, layout.Comma, layout.Begun, layout.FirstLine);
        var pools = columns.Select(_ => new ValuePool()).ToArray();
        var parts = new List<CsvPart>();
        var read = 0L;

        Cores.Run(_ =>
        {
            var reader = new CsvReader(layout, columns, pools);
            var block = new CsvBlocks.Block();
            while (!stop.IsCancellationRequested && blocks.Take(block))
            {
                var part = reader.Read(block);
                lock (parts) parts.Add(part);
                progress?.Report(new("read", Interlocked.Add(ref read, block.Length), file.Length));
            }
        }, stop);
        stop.ThrowIfCancellationRequested();
        parts.Sort((a, b) => a.Number.CompareTo(b.Number));
        return Assemble(columns, pools, parts, idColumn is not null);
    }

    static Table Assemble(IReadOnlyList<LinkageColumn> columns, ValuePool[] pools, List<CsvPart> parts, bool hasIds)
    {
        var cells = new int[checked(parts.Sum(it => it.Rows) * columns.Count)];
        var ids = new RecordIds(Math.Max(16, parts.Sum(it => it.Rows)));
        var problems = new List<string>();
        var at = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            part.Cells.AsSpan(0, part.Rows * columns.Count).CopyTo(cells.AsSpan(at));
            if (hasIds) ids.AddAll(part.Ids);
            else for (var row = 0; row < part.Rows; row++) ids.AddNumber(at / Math.Max(1, columns.Count) + row + 1);
            at += part.Rows * columns.Count;
            problems.AddRange(part.Problems.Take(MostProblems - problems.Count));
            // A part is let go as soon as it is copied: ten million rows need the room.
            parts[i] = null!;
        }
        return new(columns, pools, cells, ids, problems);
    }
}

/// <summary>The rows of one block.</summary>
internal sealed record CsvPart(int Number, int[] Cells, int Rows, RecordIds Ids, List<string> Problems);
