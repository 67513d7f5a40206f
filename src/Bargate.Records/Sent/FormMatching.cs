using Bargate.Kernel.Councils;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;

namespace Bargate.Records.Sent;

/// <summary>
/// Whose a new source record is. Definite is only what one person alone qualifies for: linked at once where the council lets the register link by
/// rule, or where the same was sent before and an officer said whose it was. The rest is for officers, or somebody new. Nothing here saves.
/// </summary>
internal sealed class FormMatching(BargateDb db, MatchIndexes indexes, Merging merging, Reviewing reviewing, Outbox outbox, Council council, TimeProvider clock)
{
    const int Most = 10;

    static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    public async Task Place(SourceRecord record, string?[] values, CancellationToken stop)
    {
        var id = record.Id;
        if (record.Person != id || await db.Reviews.AnyAsync(it => it.Left == id || it.Right == id, stop)) return;
        if (await SaidBefore(record, stop) is { } proven)
        {
            await merging.Merge(id, proven.Id, new(null), stop);
            return;
        }
        var zones = council.Records.GetValueOrDefault(record.Register.Slug(), LinkZones.Standard);
        if (indexes.Find(record.Register, values, Most, zones.Review) is not { } found)
        {
            // The host has just begun and reads the register. Where no model was learnt, the first run finds what there is to find.
            if (await db.RegisterModels.AnyAsync(it => it.Register == record.Register, stop)) outbox.Ask<PlaceSent>(id.Value, clock.GetUtcNow().UtcDateTime + Wait);
            return;
        }
        var model = indexes.ModelOf(record.Register);
        var ids = found.Select(it => RegisterReader.Parse(it.Id)).ToList();
        var records = await db.SourceRecords.Where(it => ids.Contains(it.Id) && it.DisposedAt == null).ToDictionaryAsync(it => it.Id, stop);
        var candidates = found.Select(it => (Match: it, Record: records.GetValueOrDefault(RegisterReader.Parse(it.Id)))).Where(it => it.Record is not null && it.Record.Id != record.Id)
            .OrderByDescending(it => it.Match.Weight).ToList();
        if (candidates.Count == 0) return;
        var (best, other) = (candidates[0].Match, candidates[0].Record!);
        var people = candidates.Where(it => it.Match.Probability >= zones.Link).Select(it => it.Record!.Person).Distinct().Count();
        var grounds = new Grounds(null, null, null, model, best.Weight, Evidence.Of(best.Explanation));
        var flagged = await Flagged(other, stop);
        if (people == 1 && zones.Automatic && !flagged) await merging.Merge(id, other.Id, grounds, stop);
        else await reviewing.Ask(id, other.Id, flagged ? ReviewCause.Flagged : people > 1 ? ReviewCause.Several : ReviewCause.Form, grounds, stop);
    }

    /// <summary>The record of another form that says exactly the same, if an officer linked it to somebody and all such are one person's.</summary>
    async Task<SourceRecord?> SaidBefore(SourceRecord record, CancellationToken stop)
    {
        var (email, phone, name) = (record.EmailHash, record.PhoneHash, record.NameFolded);
        if (email is null && phone is null) return null;
        var alike = await db.SourceRecords.Where(it => it.Source == record.Source && it.Id != record.Id && it.DisposedAt == null && it.NameFolded == name && (email != null ? it.EmailHash == email : it.PhoneHash == phone))
            .OrderBy(it => it.Id).Take(200).ToListAsync(stop);
        // The same to the letter; the columns above only find it.
        var same = alike.Where(it => it.Hash.AsSpan().SequenceEqual(record.Hash)).ToList();
        if (same.Count == 0 || same.Select(it => it.Person).Distinct().Count() > 1) return null;
        var ids = same.Select(it => it.Id).ToList();
        var proven = await db.Assertions.AnyAsync(it => it.Says == Says.Same && it.By != null && it.RevokedAt == null && (ids.Contains(it.Left) || ids.Contains(it.Right)), stop);
        return proven && !await Flagged(same[0], stop) ? same[0] : null;
    }

    async Task<bool> Flagged(SourceRecord record, CancellationToken stop) => await PersonFlags.Together(db, [record], stop) != RecordFlags.None;
}
