using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Counting;
using Bargate.Kernel.Http;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Forms.Funnel;

internal readonly record struct CountKey(string Service, int Edition, FunnelChannel Channel, DateOnly Week, string Page, Counted What, string Detail);

/// <summary>Counts what happens to forms. See decision 0068.</summary>
internal sealed class FunnelCounter(IServiceScopeFactory scopes, Council council, TimeProvider clock, ILogger<FunnelCounter> log) : Counter<CountKey>(scopes, clock, log)
{
    readonly TimeProvider clock = clock;

    protected override string Sql => """
        insert into forms_funnel ("Service", "Week", "Edition", "Channel", "Page", "What", "Detail", "Count") values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict ("Service", "Week", "Edition", "Channel", "Page", "What", "Detail") do update set "Count" = forms_funnel."Count" + excluded."Count"
        """;

    /// <summary>False while a bench measures what counting costs.</summary>
    public bool IsOn { get; init; } = true;

    public void Shown(HttpContext http, Form form, string page)
    {
        // Before the first answer nobody is known to be filling it in: robots are left out by the name that they give.
        if (!IsOn || (form.Draft is null && Robots.Is(http.Request))) return;
        Add(form, page, Counted.Shown);
    }

    /// <summary>A question's page was opened; again, where the form is further on and nothing led back here but the visitor.</summary>
    public void ShownQuestion(HttpContext http, Form form, string page)
    {
        Shown(http, form, page);
        if (IsOn && form.Draft is not null && !http.Request.Query.ContainsKey("from") && Places.Of(form) != page) Add(form, page, Counted.Again);
    }

    public void Refused(Form form, string page, IEnumerable<(string Question, FieldError Error)> errors)
    {
        if (!IsOn) return;
        var any = false;
        foreach (var (question, error) in errors)
        {
            any = true;
            Add(form, page, Counted.Error, $"{question} {Rules.Of(error)}");
        }
        if (any) Add(form, page, Counted.Refused);
    }

    /// <summary>Before the draft is saved: sets in it since when the form is where it is now.</summary>
    public Step Prepare(Form before, Form after, string page, bool begins, bool answers)
    {
        var (from, to, now) = (Places.Of(before), Places.Of(after), clock.GetUtcNow().ToUnixTimeSeconds());
        var answersHere = after.Draft!.Answers;
        var seconds = from == page && from != to && answersHere.Since is { } since ? now - since : default(long?);
        if (from != to || begins) answersHere.Since = now;
        return new(after, page, from, to, begins, answers, seconds);
    }

    /// <summary>The draft was saved.</summary>
    public void Count(Step step)
    {
        if (!IsOn) return;
        var form = step.Form;
        if (step.Begins) Add(form, Places.Start, Counted.Moved, step.From);
        if (step.Answers) Add(form, step.Page, Counted.Answered);
        if (step.From == step.To) return;
        Add(form, step.From, Counted.Moved, step.To);
        if (step.Seconds is { } seconds) Add(form, step.Page, Counted.Took, Spans.Of(seconds));
    }

    /// <summary>An officer's draft for somebody: it exists from the moment that the first page is opened.</summary>
    public void Began(Form form)
    {
        if (IsOn) Add(form, Places.Start, Counted.Moved, Places.Of(form));
    }

    public void Saved(Form form)
    {
        if (IsOn) Add(form, Places.Of(form), Counted.Saved);
    }

    /// <summary>Somebody else's report is followed instead.</summary>
    public void Followed(Form form)
    {
        if (IsOn) Add(form, Places.Of(form), Counted.Moved, Places.Followed);
    }

    public void Sent(Form form)
    {
        if (!IsOn) return;
        if (ChannelOf(form.Draft!) == FunnelChannel.Api)
        {
            // All at once: there are no pages to be on.
            Add(form, Places.Start, Counted.Moved, Places.Sent);
            return;
        }
        var now = clock.GetUtcNow();
        Add(form, Places.Check, Counted.Moved, Places.Sent);
        if (form.Draft!.Answers.Since is { } since) Add(form, Places.Check, Counted.Took, Spans.Of(now.ToUnixTimeSeconds() - since));
        Add(form, Places.Start, Counted.Took, Spans.Of((long)(now.UtcDateTime - form.Draft.BeganAt).TotalSeconds));
    }

    void Add(Form form, string page, Counted what, string detail = "")
    {
        var draft = form.Draft;
        Add(new CountKey(form.Version.Service, form.Version.Number, draft is null ? FunnelChannel.Online : ChannelOf(draft), WeekOf(draft?.BeganAt ?? clock.GetUtcNow().UtcDateTime), page, what, detail));
    }

    // Who comes by another way than the site and is no officer is a system.
    static FunnelChannel ChannelOf(OpenDraft draft) =>
        draft.TakenBy is not null ? FunnelChannel.OnBehalf : draft.Channel == Channel.Online ? FunnelChannel.Online : FunnelChannel.Api;

    DateOnly WeekOf(DateTime utc) => Weeks.Of(council.Time.Day(utc));

    protected override object[] Row(CountKey key, long count) => [key.Service, key.Week, key.Edition, key.Channel.ToString(), key.Page, key.What.ToString(), key.Detail, count];
}
