using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Cases.Jobs;
using Bargate.Insight;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Notifications.Contract;
using Bargate.Services.Contract;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Examples.Stories;

/// <summary>
/// Plays stories with the product's own verbs at a clock of the past, so that timelines, audit, events and messages are what they would have been.
/// No job is asked for: what jobs would have done is done here.
/// </summary>
sealed partial class PracticeDesk : IDisposable
{
    readonly IServiceProvider scope;
    readonly BargateDb db;
    readonly MasterKey master;
    readonly Council council;
    readonly ServiceCatalogue services;
    readonly PracticeClock clock = new();
    readonly DateTime now;
    readonly Audit audit;
    readonly Casework work;
    readonly CaseOpening opening;
    readonly CaseMail mail;
    readonly Following following;
    readonly Messages messages;
    readonly PracticeForm forms;
    readonly PracticePost post;

    // Everything to be saved, in the order in which it happened.
    readonly List<object> rows = [];
    readonly List<(Follower Follower, DataKey Key)> followers = [];
    readonly HashSet<OfficerId> seenBy = [];

    Story story = null!;
    OpenedCase opened = null!;
    List<FileRow> photos = [];
    string? email;
    Entry? told;

    public PracticeDesk(IServiceProvider scope, DateTime now)
    {
        (this.scope, this.now) = (scope, now);
        db = scope.GetRequiredService<BargateDb>();
        master = scope.GetRequiredService<MasterKey>();
        council = scope.GetRequiredService<Council>();
        services = scope.GetRequiredService<ServiceCatalogue>();
        // An outbox that knows no listeners writes events and no jobs.
        var outbox = new Outbox(db, new JobCatalogue([]), clock);
        audit = new Audit(db, clock);
        // As if there were a mail server: each message comes with the job that would send it, for those that could not be sent.
        messages = ActivatorUtilities.CreateInstance<Messages>(scope, outbox, new EmailDelivery(Missing: null, HasServer: true), clock);
        work = ActivatorUtilities.CreateInstance<Casework>(scope, outbox, audit, clock);
        opening = ActivatorUtilities.CreateInstance<CaseOpening>(scope, outbox, audit, clock);
        mail = ActivatorUtilities.CreateInstance<CaseMail>(scope, messages, clock);
        following = ActivatorUtilities.CreateInstance<Following>(scope, messages, clock);
        forms = new PracticeForm(scope, clock);
        post = new PracticePost(now);
        db.ChangeTracker.Tracked += Written;
    }

    public int Cases { get; private set; }

    public int Open { get; private set; }

    public int Photos { get; private set; }

    public int MessagesSent { get; private set; }

    public int Ratings { get; private set; }

    /// <summary>False when the council's form has changed so that the story does not fit it.</summary>
    public async Task<bool> Play(Story next, CancellationToken stop)
    {
        if (services.Current(next.Service) is not { } version) return false;
        story = next;
        clock.Time = story.SentAt;
        var key = master.NewKey();
        if (await forms.Fill(story, version, key, council.Language, stop) is not var (sent, uploaded)) return false;
        seenBy.Clear();
        followers.Clear();
        var made = opening.Open(sent);
        opened = story.Opened = new(made.Rows.OfType<Case>().Single(), key, version.Definition);
        (email, told) = (sent.Contact.Email, made.Rows.OfType<Entry>().Single());
        rows.Add(KeyRow.For(key, master, clock.Time));
        rows.AddRange(made.Rows);
        photos = [.. uploaded.Select(OfTheCase)];
        rows.AddRange(photos);
        Tell("opened");
        try
        {
            foreach (var (at, what) in story.Steps) Happen(at, what);
        }
        catch (RuleBroken) { /* the council's rules do not allow the rest of the story: it ends here */ }
        Chase(now);
        db.ChangeTracker.Clear();
        (Cases, Open, Photos) = (Cases + 1, Open + (opened.Case.IsOpen ? 1 : 0), Photos + photos.Count);
        return true;
    }

    public async Task Save(CancellationToken stop)
    {
        if (rows.Count == 0) return;
        MessagesSent += rows.Count(it => it is Notifications.Message);
        Ratings += rows.Count(it => it is Rating);
        var batch = new Batch(db).InsertAll(rows);
        rows.Clear();
        if (!await batch.Save(scope.GetRequiredService<BatchWriter>(), stop)) throw new InvalidOperationException("The database did not take the practice cases.");
    }

    /// <summary>The email that team leads had this morning about late cases, so that the first start sends none.</summary>
    public async Task TellLeads(CancellationToken stop)
    {
        var today = council.Time.Day(now);
        clock.Time = council.Time.ToUtc(today.ToDateTime(new TimeOnly(0, 40)));
        if (clock.Time > now) clock.Time = now;
        await ActivatorUtilities.CreateInstance<OverdueDigest>(scope, messages, new KeyRing(db, master, clock)).Write(today, now, stop);
        var written = rows.ToList();
        rows.Clear();
        rows.AddRange(post.Delivered(written));
        db.ChangeTracker.Clear();
        await Save(stop);
    }

    public void Dispose() => db.ChangeTracker.Tracked -= Written;

    void Happen(DateTime at, Action<PracticeDesk> what)
    {
        Chase(at);
        clock.Time = at;
        what(this);
    }

    // What the hourly job would have done in the night after the due day.
    void Chase(DateTime until)
    {
        if (opened.Case is not { IsOpen: true, WaitingSince: null, OverdueToldAt: null, DueOn: { } due }) return;
        var night = council.Time.ToUtc(due.AddDays(1).ToDateTime(new TimeOnly(0, 20)));
        if (night < clock.Time) night = clock.Time.AddMinutes(30);
        if (night >= until) return;
        clock.Time = night;
        work.TellOverdue(opened);
        Tell("overdue");
    }

    void Tell(string kind, bool followersToo = false)
    {
        if (told is not { Shown: true } entry) return;
        var it = opened.Case;
        var news = new CaseNews(it.Id, entry.Id, kind, it.Reference, it.Service, it.ServiceVersion, it.Stage, it.ClosedAt, it.Language, opened.TextOf(entry));
        if (email is not null) rows.AddRange(post.Delivered(mail.ToReporter(news, email, opened.Key)));
        if (!followersToo) return;
        foreach (var (follower, key) in followers) rows.AddRange(post.Delivered(mail.ToFollower(news, follower, key)));
    }

    // A submission makes its files the case's; they came with the form.
    FileRow OfTheCase(FileRow it) => new()
    {
        Id = it.Id,
        About = opened.Case.Id.Value,
        KeyId = it.KeyId,
        Name = it.Name,
        ContentType = it.ContentType,
        Size = it.Size,
        Hash = it.Hash,
        Scan = it.Scan,
        CreatedAt = clock.Time,
    };

    void Written(object? sender, EntityTrackedEventArgs added)
    {
        rows.Add(added.Entry.Entity);
        if (added.Entry.Entity is Entry entry) told = entry;
    }
}
