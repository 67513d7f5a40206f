using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records;

/// <summary>Opens what sources said: for a page, a comparison, an export.</summary>
internal sealed class RecordValues(BargateDb db, KeyRing keys)
{
    /// <summary>The newest values of each, in the order of the register's columns. What was erased is absent.</summary>
    public async Task<Dictionary<RecordId, string?[]>> Newest(IReadOnlyCollection<SourceRecord> records, CancellationToken stop)
    {
        var found = new Dictionary<RecordId, string?[]>();
        var opened = await keys.Open([.. records.Select(it => it.KeyId)], stop);
        foreach (var some in records.Where(it => opened.ContainsKey(it.KeyId)).Chunk(500))
        {
            var ids = some.Select(it => it.Id).ToList();
            var versions = await (from version in db.RecordVersions.AsNoTracking()
                                  join record in db.SourceRecords on version.Record equals record.Id
                                  where ids.Contains(version.Record) && version.Number == record.Number
                                  select version).ToListAsync(stop);
            foreach (var version in versions)
            {
                var record = some.First(it => it.Id == version.Record);
                found[version.Record] = version.Open(opened[record.KeyId], record.Register);
            }
        }
        return found;
    }

    /// <summary>All that a record ever said, newest first.</summary>
    public async Task<IReadOnlyList<(RecordVersion Version, string?[] Values)>> History(SourceRecord record, CancellationToken stop)
    {
        if (await keys.Open(record.KeyId, stop) is not { } key) return [];
        var versions = await db.RecordVersions.AsNoTracking().Where(it => it.Record == record.Id).OrderByDescending(it => it.Number).ToListAsync(stop);
        return [.. versions.Select(it => (it, it.Open(key, record.Register)))];
    }
}
