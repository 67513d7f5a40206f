using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>A source says something new: whoever called its old value wrong was heard.</summary>
internal sealed class FollowCorrections(BargateDb db, RecordValues values, Outbox outbox, TimeProvider clock) : IJob<RecordSuperseded>, IJob<RecordsImported>
{
    public Task Run(RecordSuperseded happened, CancellationToken stop) => Follow(db.Corrections.Where(it => it.Record == happened.Record), stop);

    public Task Run(RecordsImported happened, CancellationToken stop)
    {
        var versions = db.RecordVersions;
        return Follow(db.Corrections.Where(it => versions.Any(version => version.Record == it.Record && version.Import == happened.Import && version.Part == happened.Part)), stop);
    }

    async Task Follow(IQueryable<Correction> some, CancellationToken stop)
    {
        foreach (var it in await some.Where(it => it.State == CorrectionState.Disputed).ToListAsync(stop))
        {
            var record = await db.SourceRecords.AsNoTracking().SingleAsync(one => one.Id == it.Record, stop);
            var history = await values.History(record, stop);
            var (place, kind) = (Registers.Place(record.Register, it.Column), Registers.Columns(record.Register)[Registers.Place(record.Register, it.Column)].Kind);
            if (history.Count == 0 || history.FirstOrDefault(one => one.Version.ReceivedAt <= it.At).Values is not { } then) continue;
            if (SaidSame.Key(kind, history[0].Values[place] ?? "") == SaidSame.Key(kind, then[place] ?? "")) continue;
            it.Supersede(clock.GetUtcNow().UtcDateTime);
            outbox.Raise(new RecordCorrected(record.Register, record.Id, it.Column));
        }
    }
}
