using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>Every edition of a page and every text that was saved on the way; what differs between any two; an old text made a new edition in work.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class HistoryPage(BargateDb db, PageDesk desk, Library library, OfficerDirectory officers, CurrentOfficer officer, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    const int MostSaves = 100;

    [BindProperty(SupportsGet = true)] public string? At { get; set; }

    [BindProperty(SupportsGet = true)] public string? From { get; set; }

    [BindProperty(SupportsGet = true)] public string? To { get; set; }

    public string Source { get; private set; } = "";

    public string Path => PageFolder.PathOf(Source);

    public string Title => library.Find(Path)?.Title ?? Path;

    /// <summary>The editions, the last one first, and then what was saved.</summary>
    public IReadOnlyList<KeptText> Texts { get; private set; } = [];

    public IReadOnlyList<DifferentLine>? Compared { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        To ??= Texts is [var last, ..] ? last.Key : null;
        From ??= Texts is [_, var earlier, ..] ? earlier.Key : To;
        if (Texts.FirstOrDefault(it => it.Key == From) is { } before && Texts.FirstOrDefault(it => it.Key == To) is { } after) Compared = Difference.Between(before.Text, after.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync(string text)
    {
        if (!await Load() || Texts.FirstOrDefault(it => it.Key == text) is not { Text.Length: > 0 } old) return NotFound();
        var (stop, now) = (HttpContext.RequestAborted, clock.GetUtcNow().UtcDateTime);
        var work = await desk.Begin(Source, officer.Id, stop);
        // With the line ends that the file has: an edition keeps none of its own.
        var restored = TextLines.Keep(work.Content, old.Text);
        work.Save(restored, officer.Id, now);
        db.Add(PageSave.Of(work, restored, SaveKind.Saved, officer.Id, now));
        audit.Record(officer.Actor, "page-edition-restored", work.Id);
        await db.SaveChangesAsync(stop);
        this.Leave(words["content.edit.restored"]);
        return Redirect($"/staff/pages/edit/{work.Id}");
    }

    async Task<bool> Load()
    {
        var stop = HttpContext.RequestAborted;
        if (At == RedirectReader.File || await desk.FileAt(At, stop) is not { } file) return false;
        Source = file;
        var editions = await db.PageEditions.AsNoTracking().Where(it => it.File == file).OrderByDescending(it => it.Number).ToListAsync(stop);
        var works = await db.PageWorks.AsNoTracking().Where(it => it.File == file || it.MovesFrom == file).Select(it => new { it.Id, it.Edition, it.ChangedBy, it.ReadBy }).ToListAsync(stop);
        var ids = works.Select(it => it.Id).ToList();
        var saves = await db.PageSaves.AsNoTracking().Where(it => ids.Contains(it.Work)).OrderByDescending(it => it.Id).Take(MostSaves).ToListAsync(stop);
        var names = await officers.Names([.. saves.Select(it => it.By), .. works.Select(it => it.ChangedBy), .. works.Select(it => it.ReadBy).OfType<OfficerId>()], stop);
        string Name(OfficerId id) => names.GetValueOrDefault(id) ?? "";
        Texts =
        [
            .. editions.Select(it => new KeptText($"e{it.Number.ToString(CultureInfo.InvariantCulture)}", words.Format(it.IsWithdrawn ? "content.edit.edition-withdrawn" : "content.edit.edition", ("number", it.Number.ToString(council.Locale))), it.PublishedAt,
                works.FirstOrDefault(work => work.Edition == it.Number) is { ReadBy: { } read } made ? words.Format("content.edit.written-read", ("writer", Name(made.ChangedBy)), ("reader", Name(read))) : it.PublishedBy, it.Content)),
            .. saves.Select(it => new KeptText($"s{it.Id}", words["content.edit.save-" + it.Kind.ToString().ToLowerInvariant()], it.At, Name(it.By), it.Content)),
        ];
        return true;
    }

    internal sealed record KeptText(string Key, string Name, DateTime When, string Who, string Text);
}
