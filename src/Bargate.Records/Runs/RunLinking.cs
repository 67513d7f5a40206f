using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Runs;

/// <summary>The next pairs of a run: links what is definite where the register allows it, asks officers about the rest, once for two people.</summary>
internal sealed class RunLinking(BargateDb db, Merging merging, RecordValues values, Kernel.Sealing.KeyRing keys, Council council, TimeProvider clock)
{
    const int AtOnce = 250;

    /// <summary>False when there is nothing left.</summary>
    public async Task<bool> Next(LinkageRun run, Candidates found, CancellationToken stop)
    {
        var lot = found.All.Skip(run.Done).Take(AtOnce).ToList();
        if (lot.Count > 0) await Work(run, found, lot, stop);
        if (run.Done < found.All.Count)
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        await Sampling.Draw(db, run, council.Records.GetValueOrDefault(run.Register.Slug(), LinkZones.Standard).Sample, clock.GetUtcNow().UtcDateTime, stop);
        run.Finish(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(stop);
        return false;
    }

    async Task Work(LinkageRun run, Candidates found, List<Candidate> lot, CancellationToken stop)
    {
        var there = await Neighbourhood.Of(db, lot.SelectMany(it => new[] { it.Left, it.Right }), stop);
        var decided = await Decided(lot, run, stop);
        var open = await Open(there, stop);
        var people = there.Settled();
        var asked = Asked(open, people);
        var (linked, sent) = (0, 0);
        var said = new Lazy<Task<Dictionary<RecordId, string?[]>>>(() => values.Newest([.. there.Records.Where(it => lot.Exists(one => one.Left == it.Id || one.Right == it.Id))], stop));
        foreach (var pair in lot)
        {
            if (there.Find(pair.Left) is not { DisposedAt: null } left || there.Find(pair.Right) is not { DisposedAt: null } right) continue;
            if (people[pair.Left] == people[pair.Right]) continue;
            var known = decided[Key(pair.Left, pair.Right)].ToList();
            // What an officer was not sure of is not asked again by the same model; what was said not to be the same is settled.
            if (Merging.Contradiction(there, pair.Left, pair.Right) is not null || known.Exists(it => it == Was.Unsure)) continue;
            var flags = there.FlagsOf(left) | there.FlagsOf(right);
            var links = pair.Definite && run.Automatic && flags == RecordFlags.None && !known.Exists(it => it == Was.Revoked);
            if (!links && !asked.Add(Key(people[pair.Left], people[pair.Right]))) continue;
            var grounds = new Grounds(null, null, run.Id, run.Model, pair.Weight, await EvidenceOf(found, await said.Value, pair));
            if (links)
            {
                await merging.Link(there, pair.Left, pair.Right, grounds, stop);
                people = there.Settled();
                asked = Asked(open, people);
                linked++;
            }
            else
            {
                var cause = flags != RecordFlags.None ? ReviewCause.Flagged : known.Exists(it => it == Was.Revoked) ? ReviewCause.Contradicts : pair.Definite ? ReviewCause.Likely : 1 / (1 + double.Exp2(-pair.Weight)) >= run.LinkFrom ? ReviewCause.Several : ReviewCause.Possible;
                var older = left.Id < right.Id ? left : right;
                db.Add(ReviewTask.Of(left, right, flags, cause, grounds, await keys.Open(older.KeyId, stop), clock.GetUtcNow().UtcDateTime));
                open.Add((pair.Left, pair.Right));
                sent++;
            }
        }
        if (linked > 0) merging.Raise(there.Settle());
        run.Advance(run.Done + lot.Count, linked, sent);
    }

    static Task<Evidence?> EvidenceOf(Candidates found, Dictionary<RecordId, string?[]> said, Candidate pair)
    {
        var columns = found.Model.Settings.Columns.Count;
        return Task.FromResult(said.TryGetValue(pair.Left, out var left) && said.TryGetValue(pair.Right, out var right)
            ? Evidence.Of(found.Model.Explain([.. left.Take(columns)], [.. right.Take(columns)], found.Table)) : null);
    }

    // What officers have said of these pairs before.
    async Task<ILookup<(RecordId, RecordId), Was>> Decided(List<Candidate> lot, LinkageRun run, CancellationToken stop)
    {
        var lefts = lot.Select(it => it.Left < it.Right ? it.Left : it.Right).Distinct().ToList();
        var unsure = await db.Reviews.AsNoTracking().Where(it => lefts.Contains(it.Left) && it.Outcome == ReviewOutcome.Unsure && it.ClosedAt != null && it.UndoneAt == null && it.Model == run.Model).Select(it => new { it.Left, it.Right }).ToListAsync(stop);
        var runs = db.LinkageRuns;
        var revoked = await db.Assertions.AsNoTracking().Where(it => lefts.Contains(it.Left) && it.Says == Says.Same && it.RevokedBy != null && !runs.Any(of => of.Id == it.Run && of.UndoneAt != null)).Select(it => new { it.Left, it.Right }).ToListAsync(stop);
        return unsure.Select(it => (Pair: (it.Left, it.Right), Was: Was.Unsure)).Concat(revoked.Select(it => (Pair: (it.Left, it.Right), Was: Was.Revoked))).ToLookup(it => it.Pair, it => it.Was);
    }

    async Task<List<(RecordId, RecordId)>> Open(Neighbourhood there, CancellationToken stop)
    {
        var open = new List<(RecordId, RecordId)>();
        foreach (var some in there.Records.Select(it => it.Id).Chunk(500))
            foreach (var it in await db.Reviews.AsNoTracking().Where(it => it.ClosedAt == null && (some.Contains(it.Left) || some.Contains(it.Right))).Select(it => new { it.Left, it.Right }).ToListAsync(stop))
                open.Add((it.Left, it.Right));
        return open;
    }

    // Of two people officers are asked once at a time, by their strongest pair; whoever is linked to somebody older has another id.
    static HashSet<(RecordId, RecordId)> Asked(List<(RecordId Left, RecordId Right)> open, Dictionary<RecordId, RecordId> people) =>
        [.. open.Select(it => Key(people.GetValueOrDefault(it.Left, it.Left), people.GetValueOrDefault(it.Right, it.Right)))];

    static (RecordId, RecordId) Key(RecordId one, RecordId other) => one < other ? (one, other) : (other, one);

    enum Was { Unsure, Revoked }
}
