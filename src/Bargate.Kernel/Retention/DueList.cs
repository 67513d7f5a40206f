using System.Security.Cryptography;
using Bargate.Kernel.Contributions;

namespace Bargate.Kernel.Retention;

/// <summary>What is due for disposal now, class by class, without what a hold covers or what is approved already.</summary>
public sealed class DueList(BargateDb db, IEnumerable<IRetained> classes, TimeProvider clock)
{
    /// <summary>As many as an officer can look at before approving them.</summary>
    public const int Most = 500;

    // A case has few things that are part of it: its ratings.
    const int PartsOfOne = 3;

    public IReadOnlyList<string> Keys => [.. classes.Select(it => it.Key)];

    public async Task<IReadOnlyList<DueClass>> All(CancellationToken stop = default)
    {
        var all = new List<DueClass>();
        foreach (var one in classes) all.Add(await Of(one, Most, stop));
        return all;
    }

    public async Task<DueClass?> Of(string key, int most = Most, CancellationToken stop = default) =>
        classes.FirstOrDefault(it => it.Key == key) is { } one ? await Of(one, most, stop) : null;

    /// <summary>The record that an officer means, whichever class knows it.</summary>
    public async Task<Guid?> Find(string reference, CancellationToken stop = default)
    {
        foreach (var one in classes)
            if (await one.Find(reference, stop) is { } record) return record;
        return null;
    }

    /// <summary>What is approved, due and under no hold: all that a run may dispose of now.</summary>
    internal async Task<Dictionary<Guid, DueRecord>> Cleared(string key, CancellationToken stop)
    {
        if (classes.FirstOrDefault(it => it.Key == key) is not { } one) return [];
        var approved = await Approved(key, stop);
        var (free, _) = await Due(one, approved.Count, stop);
        return free.Where(it => approved.Contains(it.Id)).ToDictionary(it => it.Id);
    }

    async Task<DueClass> Of(IRetained one, int most, CancellationToken stop)
    {
        var approved = await Approved(one.Key, stop);
        var (free, held) = await Due(one, most + approved.Count, stop);
        return new(one.Key, [.. free.Where(it => !approved.Contains(it.Id)).Take(most)], held, approved.Count);
    }

    async Task<(List<DueRecord> Free, int Held)> Due(IRetained one, int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var holds = await db.Set<Hold>().AsNoTracking().InForce(now).ToListAsync(stop);
        // What is held is still due and comes first: as many more are asked for, so that it cannot stand in front of the rest.
        var due = await one.Due(now, most + holds.Count * PartsOfOne, stop);
        var free = due.Where(it => !holds.Exists(hold => hold.Covers(one.Key, it))).ToList();
        return (free, due.Count - free.Count);
    }

    async Task<HashSet<Guid>> Approved(string key, CancellationToken stop) =>
        [.. await db.Set<Disposal>().Where(it => it.Class == key && it.DisposedAt == null).Select(it => it.Record).ToListAsync(stop)];
}

/// <summary>What of one record class is due.</summary>
/// <param name="Held">How many more are due and kept by a hold.</param>
/// <param name="Approved">How many are approved and will be gone soon.</param>
public sealed record DueClass(string Key, IReadOnlyList<DueRecord> Records, int Held, int Approved)
{
    /// <summary>Changes with the list, so that an officer approves what was shown and nothing else.</summary>
    public string Print => Convert.ToHexString(SHA256.HashData([.. Records.SelectMany(it => it.Id.ToByteArray())]));
}
