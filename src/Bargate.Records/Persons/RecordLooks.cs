using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>Who looked at a record, who changed what it is linked with, and why: each in words, the newest first.</summary>
internal sealed class RecordLooks(BargateDb db, KeyRing keys, OfficerDirectory officers, Kernel.Councils.Words words)
{
    const int Most = 50;

    public async Task<IReadOnlyList<ShownLook>> Of(OpenedRecord opened, IReadOnlyList<ShownLink> links, CancellationToken stop) =>
        [.. (await Audited(opened, stop)).Concat(links.SelectMany(Said)).OrderByDescending(it => it.At).Take(Most)];

    // Links and what was said against them tell themselves: a run is audited as a run, and says nothing of each.
    IEnumerable<ShownLook> Said(ShownLink link)
    {
        string Say(string kind) => words.Format($"records.look.{kind}", ("left", link.Left), ("right", link.Right));
        var same = link.Made.Says == Says.Same;
        yield return new(link.Made.At, link.Second is { } second ? words.Format("records.look.both", ("who", link.Who), ("second", second)) : link.Who, Say(same ? "linked" : "not-same"), link.Reason);
        if (link.Made.RevokedAt is { } at) yield return new(at, link.RevokedBy ?? "", Say(same ? "link-revoked" : "not-same-revoked"), link.RevokedWhy);
    }

    async Task<IReadOnlyList<ShownLook>> Audited(OpenedRecord opened, CancellationToken stop)
    {
        var ids = opened.Members.Select(it => it.Id).ToList();
        // What became a link is told with the link.
        var asked = await db.Reviews.AsNoTracking().Where(it => (ids.Contains(it.Left) || ids.Contains(it.Right)) && it.Assertion == null).OrderByDescending(it => it.AskedAt).ThenBy(it => it.Id).Select(it => it.Id).Take(200).ToListAsync(stop);
        var about = ids.Select(it => it.Value).Append(opened.Person.Value).Concat(asked.Select(it => it.Value)).Distinct().ToList();
        var rows = await db.Set<AuditRow>().AsNoTracking().Where(it => about.Contains(it.About)).OrderByDescending(it => it.Id).Take(Most).ToListAsync(stop);
        var names = await officers.Names(rows.Where(it => it.ActorKind == ActorKind.Officer && it.ActorId is not null).Select(it => OfficerId.From(it.ActorId!.Value)), stop);
        await keys.Open([.. rows.Select(it => it.KeyId).OfType<Guid>()], stop);
        var shown = new List<ShownLook>();
        foreach (var it in rows)
        {
            var why = it is { KeyId: { } key, Detail: { } detail } && await keys.Open(key, stop) is { } opens ? opens.Open(detail, AuditRow.DetailPlace, it.Id) : null;
            shown.Add(new(it.At, Who(it, names), words.Find($"records.look.{it.Action}") ?? words["records.look.other"], why ?? words.Find($"records.look-why.{it.Action}")));
        }
        return shown;
    }

    string Who(AuditRow row, IReadOnlyDictionary<OfficerId, string> names) => row switch
    {
        { ActorKind: ActorKind.Officer, ActorId: { } who } => names.GetValueOrDefault(OfficerId.From(who), words["records.page.somebody"]),
        { ActorKind: ActorKind.ApiKey } => words["records.page.program"],
        { ActorKind: ActorKind.Resident } => words["records.page.resident"],
        _ => words["records.page.rule"],
    };
}
