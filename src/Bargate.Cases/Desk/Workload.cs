using Bargate.Accounts.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;

namespace Bargate.Cases.Desk;

/// <summary>What each officer of a team has on their desk.</summary>
internal sealed class Workload(BargateDb db, CurrentOfficer officer, OfficerDirectory officers, Queue queue, Words words)
{
    /// <summary>Nobody first, then the officers of the team by name, then those who left it and still have cases.</summary>
    public async Task<IReadOnlyList<OfficerLoad>> Of(string team, CancellationToken stop)
    {
        var today = queue.Today;
        var counted = await db.Cases.AsNoTracking().SeenBy(officer).Open().Where(it => it.Team == team).GroupBy(it => it.AssignedTo)
            .Select(it => new Counted(it.Key, it.Count(), it.Count(c => c.WaitingSince == null && c.DueOn < today), it.Count(c => c.WaitingSince == null && c.DueOn == today), it.Count(c => c.WaitingSince != null)))
            .ToListAsync(stop);
        var members = await officers.OfTeam(team, stop);
        var others = counted.Select(it => it.Who).OfType<OfficerId>().Where(who => members.All(it => it.Id != who)).ToList();
        var names = await officers.Names(others, stop);
        OfficerLoad Load(OfficerId? who, string name, bool member) => counted.FirstOrDefault(it => it.Who == who) is { } found
            ? new(who, name, member, found.Open, found.Overdue, found.DueToday, found.Waiting) : new(who, name, member, 0, 0, 0, 0);
        return [Load(null, words["cases.queue.nobody"], false), .. members.Select(it => Load(it.Id, it.Name, true)),
            .. others.Select(it => Load(it, names.GetValueOrDefault(it) ?? words["cases.former-officer"], false)).OrderBy(it => it.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The next cases of somebody, those due first, as they stand now.</summary>
    public async Task<IReadOnlyList<ChosenCase>> Next(string team, string assigned, int most, CancellationToken stop)
    {
        var filter = new QueueFilter { Team = team, Assigned = assigned };
        return [.. (await queue.Cases(filter).Sorted(filter).Select(it => new { it.Id, it.Version }).Take(most).ToListAsync(stop)).Select(it => new ChosenCase(it.Id, it.Version))];
    }

    sealed record Counted(OfficerId? Who, int Open, int Overdue, int DueToday, int Waiting);
}

/// <param name="Who">Null for cases that nobody has taken.</param>
/// <param name="Member">Works in the team now, so cases can be given to them.</param>
internal sealed record OfficerLoad(OfficerId? Who, string Name, bool Member, int Open, int Overdue, int DueToday, int Waiting)
{
    public string Assigned => Who?.Value.ToString() ?? "nobody";
}
