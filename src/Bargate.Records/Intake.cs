using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records;

/// <summary>One source record at a time, as a form sends it; a file goes by an import.</summary>
internal sealed class Intake(BargateDb db, Outbox outbox, KeyRing keys, MasterKey master, TimeProvider clock)
{
    /// <summary>What the source says now. The same again is not a new version. The caller saves.</summary>
    public async Task<SourceRecord> Receive(Source source, string externalId, IReadOnlyList<string?> values, CancellationToken stop)
    {
        var hash = SourceRecord.HashOf(values, master);
        var record = await db.SourceRecords.SingleOrDefaultAsync(it => it.Source == source.Id && it.ExternalId == externalId, stop);
        if (record is not null && record.Hash.AsSpan().SequenceEqual(hash))
        {
            record.See(clock.GetUtcNow().UtcDateTime);
            return record;
        }
        if (record is { DisposedAt: not null }) throw new RuleBroken("This record was disposed of.");
        var key = record is null ? keys.New() : await keys.Open(record.KeyId, stop) ?? throw new RuleBroken("This record was disposed of.");
        if (record is null) db.Add(record = SourceRecord.New(source, externalId, key.Id));
        db.Add(record.Say(values, hash, key, master, clock.GetUtcNow().UtcDateTime));
        outbox.Raise(new RecordSuperseded(record.Register, record.Id, record.Number));
        return record;
    }
}
