using Bargate.Accounts;
using Bargate.Accounts.Contract;
using Bargate.Cases;
using Bargate.Insight;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Examples.Stories;

/// <summary>What people do in a story, each as the product does it.</summary>
sealed partial class PracticeDesk
{
    public void Take() => Act(me => work.Assign(opened, OfficerId.From(me.Id!.Value), NameOf(me), me));

    /// <summary>The lead gives it to whoever works on it.</summary>
    public void TakeFromLead()
    {
        var (lead, taker) = (Lead, Handler);
        work.Assign(opened, taker.Id, taker.Name, Actor.Officer((lead ?? taker).Id));
    }

    public void Note(string text) => Act(me => work.Note(opened, text, me));

    public void NoteOfResidentServices(string text) => work.Note(opened, text, Actor.Officer(PracticeOfficers.ResidentServices[story.Number % PracticeOfficers.ResidentServices.Count].Id));

    public void Give(string team, string why)
    {
        if (services.Team(team) is { } to && to.Id != opened.Case.Team) Act(me => work.Give(opened, to, why, me));
    }

    /// <param name="day">What the stage asks for, where it asks for a date.</param>
    public void Move(string stage, string? reason = null, DateOnly? day = null)
    {
        if (opened.Service.Case.Stage(stage) is not { } to || to.Id == opened.Case.Stage) return;
        var why = reason is null ? null : to.Reason(reason);
        if (to.Reasons.Count > 0 && why is null) return;
        var asked = to.Asks.Keys.ToDictionary(it => it, _ => council.Time.Date(day ?? council.WorkingDays.AddWorkingDays(council.Time.Day(clock.Time), 2)));
        Act(me => work.Move(opened, to, why, asked, me));
        Tell("stage", followersToo: true);
    }

    public void Ask(string text, bool wait)
    {
        Act(me => work.Write(opened, text, wait, me));
        Tell("asked");
    }

    public void Reply(string text) => work.Reply(opened, text);

    public void Reopen(string why)
    {
        work.Reopen(opened, why, Actor.Resident);
        Tell("reopened", followersToo: true);
    }

    public void SameAs(Story other)
    {
        if (other.Opened is null || other == story) return;
        Act(me => work.MarkDuplicate(opened, other.Opened, close: true, me));
        if (!opened.Case.IsOpen) Tell("stage", followersToo: true);
    }

    public void Follow(PracticePerson who)
    {
        if (opened.Service.Case.Public is null) return;
        var made = following.Rows(opened.Case.Id, opened.Case.Reference, who.Email!, council.Language);
        var key = made.OfType<KeyRow>().Single();
        followers.Add((made.OfType<Follower>().Single(), master.Unwrap(key.Id, key.Wrapped!)));
        rows.AddRange(post.Delivered(made));
    }

    /// <summary>Lets everybody see the first photo.</summary>
    public void Release()
    {
        if (photos.Count == 0 || photos[0].ReleasedAt is not null || opened.Service.Case.Public is null) return;
        photos[0].ReleasedAt = clock.Time;
        Act(me => audit.Record(me, "photo-released", opened.Case.Id.Value));
    }

    public void Rate(RatingMoment moment, int score, string? comment)
    {
        if (moment == RatingMoment.AfterClose && opened.Case.IsOpen) return;
        var it = opened.Case;
        var rating = Rating.Of(new RatingTicket(it.Service, it.ServiceVersion, it.Id.Value, moment), opened.Service.Team, score, clock.Time);
        if (comment is not null)
        {
            var key = master.NewKey();
            rows.Add(KeyRow.For(key, master, clock.Time));
            rating.Write(comment, key, clock.Time);
        }
        rows.Add(rating);
    }

    void Act(Action<Actor> what)
    {
        var me = Actor.Officer(Handler.Id);
        if (seenBy.Add(Handler.Id)) audit.Record(me, "case-seen", opened.Case.Id.Value);
        what(me);
    }

    Officer Handler => PracticeOfficers.Of(opened.Case.Team) is { Count: > 0 } team ? team[story.Number % team.Count] : PracticeOfficers.All[^1];

    Officer? Lead => PracticeOfficers.Of(opened.Case.Team).FirstOrDefault(it => it.Role == Role.TeamLead);

    static string NameOf(Actor me) => PracticeOfficers.All.Single(it => it.Id.Value == me.Id).Name;
}
