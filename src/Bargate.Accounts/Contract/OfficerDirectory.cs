using Bargate.Accounts.Storage;
using Bargate.Kernel.Ids;

namespace Bargate.Accounts.Contract;

/// <summary>Who works in the staff area, for showing names and choosing whom to assign to.</summary>
public sealed class OfficerDirectory(BargateDb db)
{
    /// <summary>Names by id, of former officers too: the timeline still names them.</summary>
    public async Task<IReadOnlyDictionary<OfficerId, string>> Names(IEnumerable<OfficerId> ids, CancellationToken stop = default)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0) return new Dictionary<OfficerId, string>();
        return await db.Officers.AsNoTracking().Where(it => wanted.Contains(it.Id)).ToDictionaryAsync(it => it.Id, it => it.Name, stop);
    }

    /// <summary>Active officers of a team, by name.</summary>
    public Task<IReadOnlyList<OfficerEntry>> OfTeam(string team, CancellationToken stop = default) => Entries(db.Officers.InTeam(team), stop);

    /// <summary>Every active officer, by name.</summary>
    public Task<IReadOnlyList<OfficerEntry>> All(CancellationToken stop = default) => Entries(db.Officers, stop);

    public async Task<OfficerEntry?> Find(OfficerId id, CancellationToken stop = default) =>
        (await db.Officers.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && it.Active, stop))?.Entry;

    static async Task<IReadOnlyList<OfficerEntry>> Entries(IQueryable<Officer> officers, CancellationToken stop) =>
        [.. (await officers.AsNoTracking().Where(it => it.Active).OrderBy(it => it.Name).ThenBy(it => it.Id).ToListAsync(stop)).Select(it => it.Entry)];
}

/// <summary>An officer as other modules see one.</summary>
public sealed record OfficerEntry(OfficerId Id, string Name, string Email, Role Role, IReadOnlyList<string> Teams);
