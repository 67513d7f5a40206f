using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Files;
using Microsoft.AspNetCore.Http;

namespace Bargate.Cases.Tracking;

/// <summary>A case as whoever came by a link or a postcode may see it.</summary>
internal sealed record TrackedCase(Visit Visit, OpenedCase Opened, IReadOnlyList<(Entry Entry, string Text)> Timeline, IReadOnlyList<Answer> Answers, IReadOnlyList<FileRow> Files)
{
    /// <summary>What we asked and wait for, oldest first; nothing while we do not wait for them.</summary>
    public IReadOnlyList<string> Questions => Opened.Case.WaitingSince is { } since && Visit.IsReporter ? [.. Timeline.Where(it => it.Entry.Kind == EntryKind.MessageToResident && it.Entry.At >= since).Select(it => it.Text).Reverse()] : [];

    /// <summary>Where it is, in the words they were told.</summary>
    public (Entry Entry, string Text)? Stage => Timeline.Where(it => it.Entry.Kind == EntryKind.Stage).Select(it => ((Entry, string)?)it).FirstOrDefault();
}

internal sealed class TrackedCases(BargateDb db, OpenCases cases, Visits visits)
{
    public Visit? Visit(HttpContext http) => visits.Read(http);

    /// <summary>The case of this visit for a verb of its reporter.</summary>
    public async Task<OpenedCase?> ForReporter(HttpContext http, CancellationToken stop) =>
        visits.Read(http) is { IsReporter: true } visit && await cases.Find(visit.Case, stop) is { IsGone: false } opened ? opened : null;

    public async Task<TrackedCase?> Show(HttpContext http, CancellationToken stop)
    {
        if (visits.Read(http) is not { } visit || await cases.Find(visit.Case, stop) is not { IsGone: false } opened) return null;
        var lines = db.Entries.AsNoTracking().Where(it => it.Case == visit.Case && it.Shown);
        // What residents and officers wrote to each other is not for followers.
        if (!visit.IsReporter) lines = lines.Where(it => it.Kind == EntryKind.Stage);
        var entries = await lines.OrderByDescending(it => it.At).ThenByDescending(it => it.Id).ToListAsync(stop);
        var answers = visit.SeesAnswers ? opened.Answers : [];
        var wanted = answers.SelectMany(it => it.Files).ToList();
        var files = wanted.Count == 0 ? [] : await db.Set<FileRow>().AsNoTracking().Where(it => wanted.Contains(it.Id) && it.Scan != Scan.Infected).OrderBy(it => it.Id).ToListAsync(stop);
        return new(visit, opened, [.. entries.Select(it => (it, opened.TextOf(it)))], answers, files);
    }
}
