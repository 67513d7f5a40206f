using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Desk;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records.Samples;

/// <summary>One link made by rule: is it right? A wrong one is taken back at once.</summary>
[Needs(Permissions.RecordsReview)]
internal sealed class IndexPage(BargateDb db, SampleList samples, Merging merging, LinkVerbs verbs, PairViews views, PairAccess access, CurrentOfficer officer, OfficerDirectory officers, Audit audit, Council council, Kernel.Councils.Words words, TimeProvider clock) : PageModel
{
    IReadOnlyList<SourceRecord> records = [];

    Assertion link = null!;

    public Sample Sample { get; private set; } = null!;

    /// <summary>Null while restricted records wait for a reason.</summary>
    public PairView? Pair { get; private set; }

    public (string What, string Who, string When)? Checked { get; private set; }

    public bool Stands => link.Stands;

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? Why { get; set; }

    [BindProperty] public string? Verdict { get; set; }

    public async Task<IActionResult> OnGetAsync(AssertionId id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        await Show(open, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(AssertionId id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        if (open == RecordAccess.NeedsReason) return Redirect($"/staff/records/samples/{id.Value}");
        if (Enum.GetValues<ReviewOutcome>().Where(it => ReviewFilter.Slug(it) == Verdict).Cast<ReviewOutcome?>().FirstOrDefault() is not { } verdict) ModelState.AddModelError(nameof(Why), words["records.samples.error.verdict"]);
        else if (verdict == ReviewOutcome.NotSame && string.IsNullOrWhiteSpace(Why)) ModelState.AddModelError(nameof(Why), words["records.samples.error.why"]);
        else if (Why?.Length > 500) ModelState.AddModelError(nameof(Why), words.Format("records.review.error.why-long", ("most", "500")));
        else
        {
            var sample = await db.Samples.SingleAsync(it => it.Assertion == id, stop);
            db.Expect(sample, Version);
            sample.Check(verdict, officer.Id, clock.GetUtcNow().UtcDateTime);
            audit.Record(officer.Actor, "record-link-checked", id.Value);
            var asks = verdict == ReviewOutcome.NotSame && await verbs.Unmerge(link, apart: true, Why!.Trim(), stop) is null;
            await db.SaveChangesAsync(stop);
            this.Leave(words[asks ? "records.unmerge.asked" : $"records.samples.done.{ReviewFilter.Slug(verdict)}"]);
            return Redirect(await samples.Next(sample.Register, stop) is { } next ? $"/staff/records/samples/{next.Value}" : "/staff/records/samples");
        }
        await Show(open, stop);
        return Page();
    }

    /// <summary>Takes the verdict back, with what followed from it.</summary>
    public async Task<IActionResult> OnPostUndoAsync(AssertionId id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        if (open == RecordAccess.NeedsReason) return Redirect($"/staff/records/samples/{id.Value}");
        var sample = await db.Samples.SingleAsync(it => it.Assertion == id, stop);
        db.Expect(sample, Version);
        var apart = sample.Verdict == ReviewOutcome.NotSame ? await db.Assertions.SingleOrDefaultAsync(it => it.Left == sample.Left && it.Right == sample.Right && it.Says == Says.NotSame && it.RevokedAt == null, stop) : null;
        if (apart is { Second: not null }) throw new RuleBroken(words["records.samples.two"]);
        var link = apart is null ? null : await merging.TakeBack(apart, officer.Id, stop);
        var again = sample.Again(link?.Id ?? id);
        if (again != sample)
        {
            db.Remove(sample);
            db.Add(again);
        }
        audit.Record(officer.Actor, "record-link-check-undone", id.Value);
        await db.SaveChangesAsync(stop);
        this.Leave(words["records.samples.undone"]);
        return Redirect($"/staff/records/samples/{again.Assertion.Value}");
    }

    /// <summary>Why restricted records are opened.</summary>
    public async Task<IActionResult> OnPostOpenAsync(AssertionId id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } open) return NotFound();
        if (open == RecordAccess.NeedsReason)
        {
            if (string.IsNullOrWhiteSpace(Why) || Why.Length > 500)
            {
                ModelState.AddModelError(nameof(Why), words["records.review.error.why"]);
                return Page();
            }
            await access.Open(records, Why.Trim(), stop);
        }
        return Redirect($"/staff/records/samples/{id.Value}");
    }

    async Task<RecordAccess?> Load(AssertionId id, CancellationToken stop)
    {
        if (await db.Samples.AsNoTracking().SingleOrDefaultAsync(it => it.Assertion == id, stop) is not { } sample || await views.Find(sample.Left, sample.Right, stop) is not { } both) return null;
        (Sample, records) = (sample, both);
        link = await db.Assertions.AsNoTracking().SingleAsync(it => it.Id == id, stop);
        return await access.To(both, stop) is var open and not RecordAccess.Refused ? open : null;
    }

    async Task Show(RecordAccess open, CancellationToken stop)
    {
        Version = Sample.Version;
        if (open != RecordAccess.Open) return;
        await access.See(records, stop);
        Pair = await views.Of(link, records, stop);
        if (Sample is { Verdict: { } verdict, By: { } by, At: { } at })
            Checked = (words[$"records.samples.verdict.{ReviewFilter.Slug(verdict)}"], (await officers.Names([by], stop)).GetValueOrDefault(by, ""), $"{council.Time.Date(at)}, {council.Time.Time(at)}");
    }
}
