using Bargate.Kernel.Auditing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Import;

/// <summary>What officers do with a file: say which column is which, check it, start it.</summary>
internal sealed class Imports(BargateDb db, ImportStore store, Outbox outbox, Audit audit, TimeProvider clock)
{
    /// <summary>Reads the whole file as the import would and writes nothing but what is wrong with it.</summary>
    public async Task<ImportCheck> DryRun(RecordImport import, CancellationToken stop)
    {
        var (_, header) = await store.About(import, stop);
        var values = new ImportValues(import.Register, header, ImportMapping.Read(import.Mapping)!);
        var (faults, count, seen, filled) = (new List<ImportFault>(), 0, new HashSet<string>(StringComparer.Ordinal), new int[Registers.Columns(import.Register).Count]);
        var (added, known) = (0, 0);
        void Fault(int line, string? column, string text)
        {
            if (++count <= ImportFault.Most) faults.Add(new() { Id = Guid.CreateVersion7(), Import = import.Id, Line = line, Column = column, Text = text.Length > ImportFault.LongestText ? text[..ImportFault.LongestText] : text });
        }
        for (var part = 0; part < import.Parts; part++)
        {
            var ids = new List<string>();
            foreach (var row in await store.Read(import, part, stop))
            {
                var (id, said) = values.Read(row, (column, text) => Fault(row.Line, column, text));
                if (id is null) continue;
                if (!seen.Add(id)) { Fault(row.Line, ImportMapping.Id, "The same id stands in the file twice. Keep one of the rows."); continue; }
                ids.Add(id);
                for (var i = 0; i < said.Length; i++) if (said[i] is not null) filled[i]++;
            }
            foreach (var some in ids.Chunk(500))
            {
                var there = await db.SourceRecords.CountAsync(it => it.Source == import.Source && some.Contains(it.ExternalId), stop);
                (known, added) = (known + there, added + some.Length - there);
            }
        }
        await db.Write(() => db.ImportFaults.Where(it => it.Import == import.Id).ExecuteDeleteAsync(stop), stop);
        db.AddRange(faults);
        import.Check(count);
        return new(import.Rows, added, known, count, filled);
    }

    /// <summary>Asks for the import. The caller saves.</summary>
    public async Task Start(RecordImport import, OfficerId? by, CancellationToken stop)
    {
        import.Start(clock.GetUtcNow().UtcDateTime);
        var source = await db.Sources.SingleAsync(it => it.Id == import.Source, stop);
        source.Mapping = import.Mapping;
        await db.Write(() => db.ImportFaults.Where(it => it.Import == import.Id).ExecuteDeleteAsync(stop), stop);
        audit.Record(by is { } officer ? Actor.Officer(officer) : Actor.System, "record-import-started", import.Id.Value);
        outbox.Ask<RunImport>(import.Id.Value);
    }
}

/// <summary>What an import would do.</summary>
/// <param name="Filled">Of each column of the register, how many rows say something.</param>
internal sealed record ImportCheck(int Rows, int Added, int Known, int Faults, IReadOnlyList<int> Filled);
