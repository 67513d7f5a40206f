using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bargate.Records.Desk;

/// <summary>When a decision fails because somebody else decided meanwhile: leaves for the host's page who said what, the way back, and what was written.</summary>
internal sealed class ReviewSetback(BargateDb db, ReviewQueue queue, OfficerDirectory officers, Council council, Kernel.Councils.Words words) : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        var (http, stop) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (context.Exception is not (RuleBroken or DbUpdateConcurrencyException) || !http.Request.HasFormContentType || !Guid.TryParse(context.RouteData.Values["id"] as string, out var id)) return;
        // What could not be saved must not be read back as if it had been.
        db.ChangeTracker.Clear();
        var typed = http.Request.Form["Why"].ToString() is { } why && !string.IsNullOrWhiteSpace(why) ? new Typed[] { new(words["records.review.why"], why) } : [];
        if (await queue.Seen().SingleOrDefaultAsync(it => it.Id == ReviewId.From(id), stop) is { } task)
            http.Items[typeof(Setback)] = new Setback(new(ReviewFilter.From(http.Request.Query).Url(task.Id), words["records.review.back-to-pair"]), await Of(task, stop), typed);
        else if (await db.Samples.AsNoTracking().SingleOrDefaultAsync(it => it.Assertion == AssertionId.From(id), stop) is { } sample)
            http.Items[typeof(Setback)] = new Setback(new("/staff/records/samples", words["records.samples.back"]), await Of(sample, stop), typed);
    }

    async Task<IReadOnlyList<Change>> Of(ReviewTask task, CancellationToken stop)
    {
        var names = await officers.Names(new[] { task.By, task.SecondBy, task.UndoneBy }.OfType<OfficerId>(), stop);
        var happened = new List<Change>();
        void Add(string what, OfficerId? who, DateTime? at) { if (who is { } by && at is { } then) happened.Add(new(what, names.GetValueOrDefault(by, ""), When(then))); }
        if (task.Outcome is { } outcome) Add(words[$"records.review.outcome.{ReviewFilter.Slug(outcome)}"], task.By, task.At);
        Add(words["records.review.agreed"], task.SecondBy, task.SecondAt);
        Add(words["records.review.undone"], task.UndoneBy, task.UndoneAt);
        return happened;
    }

    async Task<IReadOnlyList<Change>> Of(Sample sample, CancellationToken stop)
    {
        if (sample is not { Verdict: { } verdict, By: { } by, At: { } at }) return [];
        var names = await officers.Names([by], stop);
        return [new(words[$"records.samples.verdict.{ReviewFilter.Slug(verdict)}"], names.GetValueOrDefault(by, ""), When(at))];
    }

    string When(DateTime at) => $"{council.Time.Date(at)}, {council.Time.Time(at)}";
}
