using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Desk;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records.Review;

/// <summary>One pair side by side, and what officers say of it.</summary>
[Needs(Permissions.RecordsReview)]
internal sealed class IndexPage(BargateDb db, ReviewQueue queue, Reviewing reviewing, PairViews views, PairAccess access, DecidedPairs decided, CurrentOfficer officer, Kernel.Councils.Words words) : PageModel
{
    const int LongestWhy = 500;

    IReadOnlyList<SourceRecord> records = [];

    public ReviewFilter Filter { get; private set; } = new();

    public ReviewTask Task { get; private set; } = null!;

    /// <summary>Of both people, as they are now.</summary>
    public RecordFlags Flags { get; private set; }

    /// <summary>Null while restricted records wait for a reason.</summary>
    public PairView? Pair { get; private set; }

    public DecidedPair? Decided { get; private set; }

    /// <summary>The pair before, which was just decided.</summary>
    public DecidedPair? Done { get; private set; }

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? Why { get; set; }

    [BindProperty] public string? Outcome { get; set; }

    [BindProperty] public bool? Agrees { get; set; }

    public bool IsFirst => Task.By == officer.Id;

    public bool MaySecond => officer.May(Permissions.RecordsSecond);

    public async Task<IActionResult> OnGetAsync(ReviewId id, [FromQuery] Guid? done, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        await Show(open, stop);
        if (done is { } before && await queue.Seen().SingleOrDefaultAsync(it => it.Id == ReviewId.From(before), stop) is { UndoneAt: null } last) Done = await decided.Of(last, stop);
        return Page();
    }

    /// <summary>Same, not the same, unsure.</summary>
    public async Task<IActionResult> OnPostAsync(ReviewId id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        if (open == RecordAccess.NeedsReason) return Redirect(Filter.Url(id));
        if (Enum.GetValues<ReviewOutcome>().Where(it => ReviewFilter.Slug(it) == Outcome).Cast<ReviewOutcome?>().FirstOrDefault() is not { } outcome) ModelState.AddModelError(nameof(Why), words["records.review.error.outcome"]);
        else if (Check(Flags != RecordFlags.None))
        {
            var task = await Tracked(id, stop);
            await reviewing.Decide(task, outcome, officer.Id, Why, stop);
            await db.SaveChangesAsync(stop);
            return await GoOn(id, stop);
        }
        await Show(open, stop);
        return Page();
    }

    /// <summary>The second pair of eyes.</summary>
    public async Task<IActionResult> OnPostSecondAsync(ReviewId id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        if (!MaySecond) return Forbid();
        if (open == RecordAccess.NeedsReason) return Redirect(Filter.Url(id));
        if (Agrees is not { } agrees) return BadRequest();
        var task = await Tracked(id, stop);
        await reviewing.Second(task, agrees, officer.Id, stop);
        await db.SaveChangesAsync(stop);
        if (agrees) return await GoOn(id, stop);
        this.Leave(words["records.review.sent-back"]);
        return Redirect(Filter.Url(id));
    }

    /// <summary>What waits for the second officer is taken back by the first.</summary>
    public async Task<IActionResult> OnPostBackAsync(ReviewId id, CancellationToken stop)
    {
        if (await Load(id, stop) is null) return NotFound();
        reviewing.TakeBack(await Tracked(id, stop), officer.Id);
        await db.SaveChangesAsync(stop);
        return Redirect(Filter.Url(id));
    }

    /// <summary>Takes a decision back; the pair is asked about again.</summary>
    public async Task<IActionResult> OnPostUndoAsync(ReviewId id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        if (Task.NeedsSecond && !MaySecond) return Forbid();
        if (open == RecordAccess.NeedsReason) return Redirect(Filter.Url(id));
        var task = await Tracked(id, stop);
        var again = await reviewing.Undo(task, officer.Id, stop);
        await db.SaveChangesAsync(stop);
        this.Leave(words["records.review.undone-notice"]);
        return Redirect(again is { } asked ? Filter.Url(asked.Id) : Filter.Url());
    }

    /// <summary>Why restricted records are opened.</summary>
    public async Task<IActionResult> OnPostOpenAsync(ReviewId id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        if (open == RecordAccess.NeedsReason)
        {
            if (!Check(needed: true)) return Page();
            await access.Open(records, Why!.Trim(), stop);
        }
        return Redirect(Filter.Url(id));
    }

    // A pair that this officer may not see is a page that does not exist.
    async Task<RecordAccess?> Load(ReviewId id, CancellationToken stop)
    {
        Filter = ReviewFilter.From(Request.Query);
        if (await queue.Seen().SingleOrDefaultAsync(it => it.Id == id, stop) is not { } task || await views.Find(task.Left, task.Right, stop) is not { } both) return null;
        (Task, records, Flags) = (task, both, await PersonFlags.Together(db, both, stop));
        return await access.To(both, stop) is var open and not RecordAccess.Refused ? open : null;
    }

    async Task Show(RecordAccess open, CancellationToken stop)
    {
        Version = Task.Version;
        if (open != RecordAccess.Open) return;
        await access.See(records, stop);
        Pair = await views.Of(Task, records, stop);
        Decided = await decided.Of(Task, stop);
    }

    bool Check(bool needed)
    {
        if (needed && string.IsNullOrWhiteSpace(Why)) ModelState.AddModelError(nameof(Why), words["records.review.error.why"]);
        if (Why?.Length > LongestWhy) ModelState.AddModelError(nameof(Why), words.Format("records.review.error.why-long", ("most", LongestWhy.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return ModelState.ErrorCount == 0;
    }

    // As the officer saw it: what changed since is somebody else's word.
    async Task<ReviewTask> Tracked(ReviewId id, CancellationToken stop)
    {
        var task = await db.Reviews.SingleAsync(it => it.Id == id, stop);
        db.Expect(task, Version);
        return task;
    }

    async Task<IActionResult> GoOn(ReviewId id, CancellationToken stop) => Redirect(await queue.Next(Filter, id, stop) is { } next ? Filter.Url(next, id) : Filter.Url(done: id));
}
