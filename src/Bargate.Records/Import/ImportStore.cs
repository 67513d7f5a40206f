using Bargate.Kernel.Csv;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Import;

/// <summary>Takes a file in, of any size, as sealed parts; and gives them out again.</summary>
internal sealed class ImportStore(BargateDb db, FileStore files, KeyRing keys, TimeProvider clock)
{
    const string PartType = "application/x-bargate-import";

    /// <summary>Stores the file, or says why it cannot be one. Saved, with the last file's mapping when it fits.</summary>
    public async Task<(RecordImport? Import, string? Fault)> Take(Source source, TextReader text, string name, OfficerId? by, CancellationToken stop)
    {
        using var lines = CsvReader.Read(text, await SeparatorOf(text)).GetEnumerator();
        if (!lines.MoveNext()) return (null, "The file is empty. It needs a line of column names, then a line for each record.");
        if (lines.Current is not CsvLine.Row { Fields: var header }) return (null, $"Line {lines.Current.Line}: {((CsvLine.Broken)lines.Current).Why}");
        string[] headings = [.. header.Select((it, at) => at == 0 ? it.Trim().TrimStart('\uFEFF') : it.Trim())];
        if (headings.Length < 2 || headings.Any(it => it.Length is 0 or > 100)) return (null, "The first line must name the columns, at least two of them, with commas between.");
        if (headings.Distinct(StringComparer.Ordinal).Count() < headings.Length) return (null, "Two columns have the same name. Give each its own.");
        var key = keys.New();
        var id = ImportId.From(Guid.CreateVersion7());
        var rows = new List<FileRow>();
        var (part, count) = (new ImportPart(), 0);
        async Task Store()
        {
            rows.Add(await files.Write(part.Bytes, $"{rows.Count}", PartType, id.Value, key, Scan.NotScanned, stop));
            part = new();
        }
        while (lines.MoveNext())
        {
            part.Add(lines.Current switch { CsvLine.Row row => new(row.Line, row.Fields, null), CsvLine.Broken broken => new(broken.Line, [], broken.Why), _ => throw new InvalidOperationException("A CSV line is a row or broken.") });
            count++;
            if (part.IsFull) await Store();
        }
        if (part.Rows > 0) await Store();
        if (count == 0) return (null, "The file has column names and no row. Check that it is the right one.");
        var known = ImportMapping.Read(source.Mapping) is { } last && last.Fault(headings) is null ? last : null;
        var import = new RecordImport
        {
            Id = id, Source = source.Id, Register = source.Register, KeyId = key.Id, Name = key.Seal(Short(name), RecordImport.NamePlace, id.Value), Header = key.Seal(headings, RecordImport.HeaderPlace, id.Value),
            Mapping = known?.Write(), PartFiles = string.Join(',', rows.Select(it => it.Id.Value.ToString("N"))), Parts = rows.Count, Rows = count, By = by, UploadedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(import);
        db.AddRange(rows);
        await db.SaveChangesAsync(stop);
        return (import, null);
    }

    public async Task<(string Name, string[] Header)> About(RecordImport import, CancellationToken stop) => await keys.Open(import.KeyId, stop) is { } key
        ? (key.Open(import.Name, RecordImport.NamePlace, import.Id.Value), key.Open(import.Header, RecordImport.HeaderPlace, import.Id.Value)) : ("", []);

    /// <summary>The rows of one part; empty once the parts are gone.</summary>
    public async Task<IReadOnlyList<ImportRow>> Read(RecordImport import, int part, CancellationToken stop)
    {
        if (await keys.Open(import.KeyId, stop) is not { } key) return [];
        var id = FileId.From(Guid.ParseExact(import.PartFiles.Split(',')[part], "N"));
        if (await db.Set<FileRow>().AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is not { } row) return [];
        return await files.Read(row, key, stop) is { } bytes ? [.. ImportPart.Read(bytes)] : throw new CannotSucceed("A part of the file is gone from Files:Path. Upload the file again: rows that were written are not written twice.");
    }

    /// <summary>What stands in the file where these faults are; of a long file, of those in its first parts.</summary>
    public async Task<IReadOnlyDictionary<(int Line, string Column), string>> Written(RecordImport import, IReadOnlyList<ImportFault> faults, CancellationToken stop)
    {
        const int mostParts = 8;
        var found = new Dictionary<(int, string), string>();
        var (_, header) = await About(import, stop);
        if (ImportMapping.Read(import.Mapping)?.Headings is not { } headings) return found;
        var wanted = faults.Where(it => it.Column is not null && headings.ContainsKey(it.Column)).ToLookup(it => it.Line, it => it.Column!);
        var last = faults.Count == 0 ? 0 : faults.Max(it => it.Line);
        for (var (part, line) = (0, 0); part < Math.Min(import.Parts, mostParts) && line < last; part++)
            foreach (var row in await Read(import, part, stop))
            {
                line = row.Line;
                if (row.Why is not null || row.Fields.Count != header.Length) continue;
                foreach (var column in wanted[row.Line]) found[(row.Line, column)] = row.Fields[Array.IndexOf(header, headings[column])];
            }
        return found;
    }

    /// <summary>The file is not needed any more. The caller saves, then deletes the blobs.</summary>
    public async Task<IReadOnlyList<FileId>> Forget(RecordImport import, CancellationToken stop)
    {
        var about = import.Id.Value;
        var rows = await db.Set<FileRow>().Where(it => it.About == about).ToListAsync(stop);
        db.RemoveRange(rows);
        return [.. rows.Select(it => it.Id)];
    }

    public void Delete(IEnumerable<FileId> blobs)
    {
        foreach (var it in blobs) files.Delete(it);
    }

    static async Task<char> SeparatorOf(TextReader text)
    {
        // Only a reader that can look ahead says; a file from a council's office is sometimes written with semicolons or tabs.
        if (text is not StreamReader { BaseStream.CanSeek: true } reader) return ',';
        var first = await reader.ReadLineAsync() ?? "";
        reader.BaseStream.Position = 0;
        reader.DiscardBufferedData();
        return new[] { ',', ';', '\t' }.MaxBy(it => first.Count(c => c == it));
    }

    static string Short(string name) => name.Length > 200 ? name[..200] : name;
}
