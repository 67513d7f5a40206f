using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records;

/// <summary>
/// Some people with all that could change who they are: their source records and every assertion that stands between them. Verbs change the
/// assertions here, then <see cref="Settle"/> works out the people anew. The caller saves.
/// </summary>
internal sealed class Neighbourhood
{
    // A query with more ids than this is two.
    const int AtOnce = 500;

    readonly BargateDb db;
    readonly Dictionary<RecordId, SourceRecord> records = [];
    readonly Dictionary<AssertionId, Assertion> standing = [];

    Neighbourhood(BargateDb db) => this.db = db;

    public IReadOnlyCollection<SourceRecord> Records => records.Values;

    public IEnumerable<Assertion> Standing => standing.Values.Where(it => it.Stands);

    public SourceRecord? Find(RecordId id) => records.GetValueOrDefault(id);

    public static async Task<Neighbourhood> Of(BargateDb db, IEnumerable<RecordId> ids, CancellationToken stop)
    {
        var found = new Neighbourhood(db);
        await found.Take(await found.PeopleOf(ids, stop), stop);
        return found;
    }

    public IReadOnlyList<SourceRecord> MembersOf(RecordId person) => [.. records.Values.Where(it => it.Person == person)];

    /// <summary>Of the whole person whom this record belongs to.</summary>
    public RecordFlags FlagsOf(SourceRecord record) => records.Values.Where(it => it.Person == record.Person && it.DisposedAt is null).Aggregate(RecordFlags.None, (all, it) => all | it.Flags);

    public void Add(Assertion made)
    {
        db.Add(made);
        standing.Add(made.Id, made);
    }

    public Assertion? Between(RecordId one, RecordId other, Says says)
    {
        var (left, right) = one < other ? (one, other) : (other, one);
        return Standing.FirstOrDefault(it => it.Left == left && it.Right == right && it.Says == says);
    }

    /// <summary>Who everybody would be by what stands now, without writing it.</summary>
    public Dictionary<RecordId, RecordId> Settled() => People.Of(records.Keys, [.. Standing.Select(Claim.Of)]);

    /// <summary>Writes who everybody is, and returns what happened to people.</summary>
    public IReadOnlyList<PersonChange> Settle()
    {
        var now = Settled();
        var before = records.Values.Select(it => it.Person).ToHashSet();
        var after = now.Values.ToHashSet();
        var happened = new List<PersonChange>();
        // Each person that is touched counts up, so that of two changes at once the second is refused instead of forgetting the first.
        foreach (var person in before) records.GetValueOrDefault(person)?.Settle();
        foreach (var moved in records.Values.Where(it => it.Person != now[it.Id]).GroupBy(it => (From: it.Person, To: now[it.Id])).OrderBy(it => it.Key.To.Value))
        {
            var (from, to) = moved.Key;
            var register = moved.First().Register;
            happened.Add(new(register, from, to, Split: after.Contains(from) || !before.Contains(to)));
        }
        foreach (var it in records.Values) if (it.Person != now[it.Id]) it.BelongTo(now[it.Id]);
        return happened;
    }

    async Task<HashSet<RecordId>> PeopleOf(IEnumerable<RecordId> ids, CancellationToken stop)
    {
        var people = new HashSet<RecordId>();
        foreach (var some in ids.Distinct().Chunk(AtOnce))
            people.UnionWith(await db.SourceRecords.Where(it => some.Contains(it.Id)).Select(it => it.Person).ToListAsync(stop));
        return people;
    }

    // A link that `not the same` holds back leads to another person, who takes part too.
    async Task Take(HashSet<RecordId> people, CancellationToken stop)
    {
        var taken = new HashSet<RecordId>();
        while (people.Count > 0)
        {
            taken.UnionWith(people);
            var outside = new HashSet<RecordId>();
            foreach (var some in people.Chunk(AtOnce))
            {
                foreach (var it in await db.SourceRecords.Where(it => some.Contains(it.Person)).ToListAsync(stop)) records[it.Id] = it;
            }
            foreach (var some in records.Values.Where(it => people.Contains(it.Person)).Select(it => it.Id).Chunk(AtOnce).ToList())
                foreach (var it in await db.Assertions.Where(it => it.RevokedAt == null && (some.Contains(it.Left) || some.Contains(it.Right))).ToListAsync(stop)) standing[it.Id] = it;
            foreach (var it in Standing)
                foreach (var end in new[] { it.Left, it.Right })
                    if (!records.ContainsKey(end)) outside.Add(end);
            people = await PeopleOf(outside, stop);
            people.ExceptWith(taken);
        }
    }
}

/// <summary>Source records of <paramref name="From"/> are <paramref name="To"/> now: all of them, or with <paramref name="Split"/> some.</summary>
internal readonly record struct PersonChange(Register Register, RecordId From, RecordId To, bool Split);
