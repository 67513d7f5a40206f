using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Import;

/// <summary>
/// Writes one part of an import in one transaction with its count, so a part is written once or not at all. A row that says nothing new
/// writes nothing, so a file may be read again.
/// </summary>
internal sealed class ImportWriter(BargateDb db, BatchWriter writer, ImportStore store, Outbox outbox, MasterKey master, KeyRing keys, TimeProvider clock)
{
    const int AtOnce = 500;

    /// <param name="before">The ids of the parts before this one; those of this one are added once it is written.</param>
    public async Task WriteNext(RecordImport import, HashSet<string> before, CancellationToken stop)
    {
        var (_, header) = await store.About(import, stop);
        var source = await db.Sources.SingleAsync(it => it.Id == import.Source, stop);
        var values = new ImportValues(import.Register, header, ImportMapping.Read(import.Mapping)!);
        var (rows, faults, part, now) = (new Dictionary<string, string?[]>(StringComparer.Ordinal), new List<ImportFault>(), import.Next, clock.GetUtcNow().UtcDateTime);
        var (read, wrong) = (await store.Read(import, part, stop), 0);
        foreach (var row in read)
        {
            var (id, said) = values.Read(row, (column, text) => Fault(row.Line, column, text));
            if (id is not null && (before.Contains(id) || !rows.TryAdd(id, said))) Fault(row.Line, ImportMapping.Id, "The same id stands in the file twice. The first row was taken.");
        }
        void Fault(int line, string? column, string text)
        {
            if (import.Faults + wrong++ < ImportFault.Most)
                faults.Add(new() { Id = Guid.CreateVersion7(), Import = import.Id, Line = line, Column = column, Text = text.Length > ImportFault.LongestText ? text[..ImportFault.LongestText] : text });
        }
        var known = await Known(source, rows.Keys, stop);
        var opened = await keys.Open([.. known.Values.Select(it => it.KeyId)], stop);
        var batch = new Batch(db);
        var (added, changed) = (0, 0);
        foreach (var (id, said) in rows)
        {
            var hash = SourceRecord.HashOf(said, master);
            if (known.TryGetValue(id, out var record))
            {
                if (record.Hash.AsSpan().SequenceEqual(hash) || !opened.TryGetValue(record.KeyId, out var key))
                {
                    if (record.See(now)) batch.Update(db.Entry(record));
                    continue;
                }
                batch.Insert(record.Say(said, hash, key, master, now, import.Id, part));
                batch.Update(db.Entry(record));
                batch.InsertAll(outbox.Rows(new RecordSuperseded(record.Register, record.Id, record.Number)));
                changed++;
            }
            else
            {
                var key = master.NewKey();
                record = SourceRecord.New(source, id, key.Id);
                batch.Insert(KeyRow.For(key, master, now)).Insert(record.Say(said, hash, key, master, now, import.Id, part)).Insert(record);
                added++;
            }
        }
        if (added + changed > 0) batch.InsertAll(outbox.Rows(new RecordsImported(import.Register, import.Id, part)));
        import.Advance(new(read.Count, added, changed, rows.Count - added - changed, wrong), now);
        batch.InsertAll(faults).Update(db.Entry(import));
        if (!await batch.Save(writer, stop)) throw new DbUpdateConcurrencyException("Another host wrote this part of the import, or a record changed meanwhile.");
        db.ChangeTracker.Clear();
        before.UnionWith(rows.Keys);
    }

    /// <summary>The ids of a part that was written, for whoever goes on from there.</summary>
    public async Task<IEnumerable<string>> IdsOf(RecordImport import, int part, CancellationToken stop)
    {
        var (_, header) = await store.About(import, stop);
        var values = new ImportValues(import.Register, header, ImportMapping.Read(import.Mapping)!);
        return (await store.Read(import, part, stop)).Select(it => values.Read(it, (_, _) => { }).Id).OfType<string>();
    }

    async Task<Dictionary<string, SourceRecord>> Known(Source source, IEnumerable<string> ids, CancellationToken stop)
    {
        var found = new Dictionary<string, SourceRecord>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(AtOnce))
            foreach (var it in await db.SourceRecords.Where(it => it.Source == source.Id && some.Contains(it.ExternalId)).ToListAsync(stop)) found[it.ExternalId] = it;
        return found;
    }
}
