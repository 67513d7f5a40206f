using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Cases.Tracking;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Notifications.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases.Jobs;

/// <summary>
/// Tells the resident, and the followers of a public case, what has just been written in its timeline. One query, because this runs for every submission.
/// The message's key is made of the entry, and it is saved together with finishing the job, so nobody is told twice.
/// </summary>
internal sealed class TellTheResident(BargateDb db, MasterKey master, Messages messages, ServiceCatalogue services, RatingTickets tickets, Words words, Council council, TimeProvider clock)
    : IJob<CaseOpened>, IJob<StageChanged>, IJob<CaseReopened>, IJob<CaseOverdue>, IJob<ResidentAsked>
{
    static readonly Func<BargateDb, CaseId, Guid, Task<News?>> Find = EF.CompileAsyncQuery((BargateDb db, CaseId id, Guid entry) =>
        (from about in db.Set<Case>()
         join line in db.Set<Entry>() on about.Id equals line.Case
         join key in db.Set<KeyRow>() on about.KeyId equals key.Id
         where about.Id == id && line.Id == entry && line.Shown && key.Wrapped != null
         select new News(about.Reference, about.Service, about.ServiceVersion, about.Stage, about.ClosedAt, about.Language, about.KeyId, key.Wrapped!, about.EmailHash != null, about.Contact, line.Text)).AsNoTracking().SingleOrDefault());

    public Task Run(CaseOpened happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "opened", false, stop);

    public Task Run(StageChanged happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "stage", true, stop);

    public Task Run(CaseReopened happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "reopened", true, stop);

    public Task Run(CaseOverdue happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "overdue", false, stop);

    public Task Run(ResidentAsked happened, CancellationToken stop) => Tell(happened.Case, happened.Entry, "asked", false, stop);

    async Task Tell(CaseId id, Guid entry, string kind, bool followersToo, CancellationToken stop)
    {
        if (await Find(db, id, entry) is not { } news) return;
        var key = master.Unwrap(news.KeyId, news.Wrapped);
        var text = key.Open(news.Text, Entry.TextPlace, entry);
        if (news.HasEmail && key.Open(news.Contact, Case.ContactPlace, id.Value).Email is { } email)
        {
            var (link, token) = TrackingLink.For(id, clock.GetUtcNow().UtcDateTime);
            db.Add(link);
            Write(news, kind, email, text, $"/track/{token}", news.Language, id, $"case-{entry:N}-reporter", null, key);
        }
        if (followersToo) await TellFollowers(id, entry, news, text, stop);
    }

    async Task TellFollowers(CaseId id, Guid entry, News news, string text, CancellationToken stop)
    {
        var followers = await db.Followers.AsNoTracking().Where(it => it.Case == id && it.StoppedAt == null)
            .Join(db.Set<KeyRow>().Where(it => it.Wrapped != null), it => it.KeyId, it => it.Id, (follower, row) => new { Follower = follower, row.Wrapped }).ToListAsync(stop);
        foreach (var it in followers)
        {
            var key = master.Unwrap(it.Follower.KeyId, it.Wrapped!);
            var (link, token) = TrackingLink.For(id, clock.GetUtcNow().UtcDateTime, it.Follower.Id);
            db.Add(link);
            Write(news, "followed", key.Open(it.Follower.Email, Follower.EmailPlace, it.Follower.Id), text, $"/track/{token}", it.Follower.Language, id,
                $"case-{entry:N}-{it.Follower.Id:N}", new Unsubscribe(Follower.Kind, it.Follower.Id), key);
        }
    }

    void Write(News news, string kind, string to, string text, string link, string language, CaseId id, string messageKey, Unsubscribe? stop, DataKey key)
    {
        var spoken = words.In(language);
        var service = services.Version(news.Service, news.Version)?.Definition;
        ReadOnlySpan<(string, string)> facts = [("service", service?.Title.In(language) ?? ""), ("reference", news.Reference), ("text", text), ("link", link), ("council", council.Name)];
        var body = spoken.Format($"cases.mail.{kind}-body", facts);
        if (kind == "stage" && ReopenUntil(news, service) is { } until) body += "\n\n" + spoken.Format("cases.mail.not-fixed", ("date", council.Time.Date(until)), ("link", link));
        if (kind == "stage" && news.ClosedAt is not null && service?.Rating.AfterClose == true) body += "\n\n" + spoken.Format("cases.mail.rate", ("link", RatingLink.Of(news.Service, news.Version, id.Value, tickets)));
        db.AddRange(messages.Rows(new NewMessage(to, spoken.Format($"cases.mail.{kind}-subject", facts), body, id.Value, messageKey, language, stop), key));
    }

    static DateTime? ReopenUntil(News news, ServiceDefinition? service) =>
        news.ClosedAt is { } closed && service?.Case.Reopen is { } rule && rule.From.Contains(news.Stage) ? closed.AddDays(rule.WithinDays) : null;

    sealed record News(
        string Reference, string Service, int Version, string Stage, DateTime? ClosedAt, string Language, Guid KeyId, byte[] Wrapped,
        bool HasEmail, Sealed<ContactDetails> Contact, Sealed<string> Text);
}
