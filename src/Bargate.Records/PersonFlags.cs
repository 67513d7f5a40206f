using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records;

/// <summary>One flag of one source record is a flag of the whole person.</summary>
internal static class PersonFlags
{
    /// <summary>Of those who have any.</summary>
    public static async Task<Dictionary<RecordId, RecordFlags>> Of(BargateDb db, IEnumerable<RecordId> people, CancellationToken stop)
    {
        var found = new Dictionary<RecordId, RecordFlags>();
        foreach (var some in people.Distinct().Chunk(500))
            foreach (var it in await db.SourceRecords.Where(it => some.Contains(it.Person) && it.FlagBits != 0 && it.DisposedAt == null).Select(it => new { it.Person, it.FlagBits }).ToListAsync(stop))
                found[it.Person] = found.GetValueOrDefault(it.Person) | (RecordFlags)it.FlagBits;
        return found;
    }

    /// <summary>Of the people of these records together.</summary>
    public static async Task<RecordFlags> Together(BargateDb db, IEnumerable<SourceRecord> records, CancellationToken stop) =>
        (await Of(db, records.Select(it => it.Person), stop)).Values.Aggregate(RecordFlags.None, (all, it) => all | it);

    /// <summary>All records of restricted people, for a query that asks about a few.</summary>
    public static IQueryable<SourceRecord> OfRestricted(BargateDb db)
    {
        const int flag = (int)RecordFlags.Restricted;
        var all = db.SourceRecords;
        return all.Where(it => all.Any(one => one.Person == it.Person && (one.FlagBits & flag) != 0 && one.DisposedAt == null));
    }

    /// <summary>Those of these records whose person is restricted.</summary>
    public static async Task<List<SourceRecord>> Restricted(BargateDb db, IReadOnlyCollection<SourceRecord> records, CancellationToken stop)
    {
        var flags = await Of(db, records.Select(it => it.Person), stop);
        return [.. records.Where(it => flags.GetValueOrDefault(it.Person).HasFlag(RecordFlags.Restricted))];
    }
}
