using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bargate.Cases.Desk;

/// <summary>
/// When a form of the desk fails because the case changed meanwhile, or a rule says no: leaves for the host's page what happened since the
/// officer opened the form, by whom, and what they had typed. Nothing is shown of what residents wrote.
/// </summary>
internal sealed class CaseSetback(BargateDb db, OpenCases cases, CaseViews views, Council council, Words words) : IAsyncExceptionFilter
{
    const int Most = 10;

    // Every line of the timeline raises the version of its case but these: a note, a follower, a chase.
    static readonly EntryKind[] Quiet = [EntryKind.Note, EntryKind.Followed, EntryKind.Chase, EntryKind.Revealed];

    public async Task OnExceptionAsync(ExceptionContext context)
    {
        var http = context.HttpContext;
        if (context.Exception is not (RuleBroken or DbUpdateConcurrencyException) || !http.Request.HasFormContentType) return;
        // What could not be saved must not be read back as if it had been.
        db.ChangeTracker.Clear();
        var opened = await Find(context.RouteData.Values["id"] as string, http.RequestAborted);
        http.Items[typeof(Setback)] = new Setback(
            opened is null ? null : new WayBack(opened.Url, words.Format("cases.setback.back", ("reference", opened.Case.Reference))),
            opened is null ? [] : await Changes(opened, http, http.RequestAborted), [.. Written(http.Request.Form)]);
    }

    // A photo's page names the photo.
    async Task<OpenedCase?> Find(string? id, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var guid)) return null;
        if (await cases.ForOfficer(CaseId.From(guid), stop) is { } opened) return opened;
        return await File(guid, stop) is { } file && await db.Cases.Holding(file).Select(it => it.Id).SingleOrDefaultAsync(stop) is var held ? await cases.ForOfficer(held, stop) : null;
    }

    Task<FileRow?> File(Guid id, CancellationToken stop) => db.Set<FileRow>().AsNoTracking().SingleOrDefaultAsync(it => it.Id == FileId.From(id), stop);

    async Task<IReadOnlyList<Change>> Changes(OpenedCase opened, HttpContext http, CancellationToken stop)
    {
        if (http.Request.RouteValues["id"] as string is { } id && Guid.TryParse(id, out var guid) && await File(guid, stop) is not null) return await OfPhoto(opened, stop);
        var newer = int.TryParse(http.Request.Form["Version"], out var seen) ? opened.Case.Version - seen : 0;
        if (newer <= 0) return [];
        var entries = await db.Entries.AsNoTracking().Where(it => it.Case == opened.Case.Id).OrderByDescending(it => it.At).ThenByDescending(it => it.Id).Take(Most * 3).ToListAsync(stop);
        // One line for each change of the case since the form was opened, newest first.
        var since = entries.Where(it => !Quiet.Contains(it.Kind)).DistinctBy(it => it.At).Take(Math.Min(newer, Most)).ToList();
        var names = await views.Names(since, stop);
        return [.. since.Select(it => Line(views.What(opened, it), names(it), it.At))];
    }

    async Task<IReadOnlyList<Change>> OfPhoto(OpenedCase opened, CancellationToken stop)
    {
        var about = opened.Case.Id.Value;
        var last = await db.Set<AuditRow>().AsNoTracking().Where(it => it.About == about && (it.Action == "photo-released" || it.Action == "photo-withdrawn")).OrderByDescending(it => it.At).FirstOrDefaultAsync(stop);
        return last is null ? [] : [Line(words[$"cases.setback.{last.Action}"], await views.NameOf(last.ActorId, stop), last.At)];
    }

    Change Line(string what, string who, DateTime at) => new(what, who, $"{council.Time.Date(at)}, {council.Time.Time(at)}");

    IEnumerable<Typed> Written(IFormCollection form)
    {
        foreach (var (field, label) in new[] { ("Text", "text"), ("Why", "why"), ("Of", "of") })
            if (form[field].ToString() is { } text && !string.IsNullOrWhiteSpace(text)) yield return new(words[$"cases.setback.{label}"], text);
        // What a stage asks for: `asked.STAGE.NAME`, a date in three parts.
        foreach (var asked in form.Keys.Where(it => it.StartsWith("asked.", StringComparison.Ordinal)).GroupBy(it => string.Join('.', it.Split('.').Take(3))))
        {
            var text = string.Join(' ', asked.OrderBy(it => it.EndsWith(".Year", StringComparison.Ordinal)).ThenBy(it => it.EndsWith(".Month", StringComparison.Ordinal)).Select(it => form[it].ToString()));
            if (!string.IsNullOrWhiteSpace(text)) yield return new(StageForm.Label(asked.Key.Split('.')[^1]), text.Trim());
        }
    }
}
