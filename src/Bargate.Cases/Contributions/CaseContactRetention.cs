using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Records.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contributions;

/// <summary>Names and ways to reach people, where the service keeps them for less long than the answers.</summary>
internal sealed class CaseContactRetention(BargateDb db, OpenCases cases, KeyRing keys, Messages messages, Audit audit, ServiceCatalogue services, Council council, FormRecords people) : IRetained
{
    /// <summary>What the audit log calls it.</summary>
    public const string Disposed = "case-contact-disposed";

    static readonly string[] ContactTypes = ["name", "email", "phone"];

    // Also those of each item of a repeatable group, whose answers are `vehicles.2.name`.
    static HashSet<string> ContactKeys(ServiceDefinition service) =>
    [
        .. service.Questions.Where(it => ContactTypes.Contains(it.Type)).Select(it => it.Id),
        .. from @group in service.Questions
           where @group.Items is not null
           from inner in @group.Items!.Questions
           where ContactTypes.Contains(inner.Type)
           from number in Enumerable.Range(1, @group.Items!.Max)
           select $"{@group.Id}.{number}.{inner.Id}",
    ];

    public string Key => "case-contacts";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop) =>
        [.. (await KeepPeriods.Due(db, services, it => it.Contact, Known, now, most, stop)).Select(it => new DueRecord(it.Case.Id.Value, it.DueAt, it.Rule.Because.In(council.Language), it.Case.Reference))];

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = CaseId.From(record);
        if (await cases.Find(id, stop) is not { IsGone: false } opened || opened.Case.IsOpen) return false;
        opened.Case.ForgetContact(opened.Key, ContactKeys(opened.Service));
        db.RemoveRange(await db.TrackingLinks.Where(it => it.Case == id).ToListAsync(stop));
        // The messages carry the address too, and those of followers theirs.
        await messages.Forget(record, stop);
        foreach (var follower in await db.Followers.Where(it => it.Case == id).ToListAsync(stop))
        {
            await keys.Destroy(follower.KeyId, stop);
            db.Remove(follower);
        }
        await people.Forget(opened.Case.Reference, stop);
        audit.Record(Actor.System, Disposed, record);
        return true;
    }

    IQueryable<Case> Known(IQueryable<Case> all)
    {
        var followers = db.Set<Follower>();
        return all.Where(it => it.EmailHash != null || it.PhoneHash != null || it.NameFolded != null || followers.Any(follower => follower.Case == it.Id));
    }
}
