using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases.Jobs;

/// <summary>
/// Tells the resident, and the followers of a public case, what has just been written in its timeline. One query, because this runs for every submission.
/// The message's key is made of the entry, and it is saved together with finishing the job, so nobody is told twice.
/// </summary>
internal sealed class TellTheResident(BargateDb db, MasterKey master, CaseMail mail)
    : IJob<CaseOpened>, IJob<StageChanged>, IJob<CaseReopened>, IJob<CaseOverdue>, IJob<ResidentAsked>, IJob<RenewalDue>
{
    static readonly Func<BargateDb, CaseId, Guid, Task<News?>> Find = EF.CompileAsyncQuery((BargateDb db, CaseId id, Guid entry) =>
        (from about in db.Set<Case>()
         join line in db.Set<Entry>() on about.Id equals line.Case
         join key in db.Set<KeyRow>() on about.KeyId equals key.Id
         where about.Id == id && line.Id == entry && line.Shown && key.Wrapped != null
         select new News(about.Reference, about.Service, about.ServiceVersion, about.Stage, about.ClosedAt, about.Language, about.KeyId, key.Wrapped!, about.EmailHash != null, about.Contact, line.Text)).AsNoTracking().SingleOrDefault());

    // One message is enough for what was done at once: the one of the stage says the reference too.
    public Task Run(CaseOpened happened, CancellationToken stop) => happened.AtOnce ? Task.CompletedTask : Tell(happened.Case, happened.Entry, "opened", false, stop);

    public Task Run(StageChanged happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, happened.AtOnce ? "at-once" : "stage", true, stop);

    public Task Run(CaseReopened happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "reopened", true, stop);

    public Task Run(CaseOverdue happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "overdue", false, stop);

    public Task Run(RenewalDue happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "renewal", false, stop);

    public Task Run(ResidentAsked happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "asked", false, stop);

    async Task Tell(CaseId id, Guid entry, string kind, bool followersToo, CancellationToken stop)
    {
        if (await Find(db, id, entry) is not { } found) return;
        var key = master.Unwrap(found.KeyId, found.Wrapped);
        var news = new CaseNews(id, entry, kind, found.Reference, found.Service, found.Version, found.Stage, found.ClosedAt, found.Language, key.Open(found.Text, Entry.TextPlace, entry));
        if (found.HasEmail && key.Open(found.Contact, Case.ContactPlace, id.Value).Email is { } email) db.AddRange(mail.ToReporter(news, email, key));
        if (followersToo) await TellFollowers(news, stop);
    }

    async Task TellFollowers(CaseNews news, CancellationToken stop)
    {
        var followers = await db.Followers.AsNoTracking().Where(it => it.Case == news.Case && it.StoppedAt == null)
            .Join(db.Set<KeyRow>().Where(it => it.Wrapped != null), it => it.KeyId, it => it.Id, (follower, row) => new { Follower = follower, row.Wrapped }).ToListAsync(stop);
        foreach (var it in followers) db.AddRange(mail.ToFollower(news, it.Follower, master.Unwrap(it.Follower.KeyId, it.Wrapped!)));
    }

    sealed record News(
        string Reference, string Service, int Version, string Stage, DateTime? ClosedAt, string Language, Guid KeyId, byte[] Wrapped,
        bool HasEmail, Sealed<ContactDetails> Contact, Sealed<string> Text);
}
