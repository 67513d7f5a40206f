using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Feedback;
using Bargate.Content.Storage;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>What residents think of pages, how often each is shown, and how often people came to the contact pages, in the last 28 days.</summary>
[Needs(Permissions.RatingsSee)]
internal sealed class FeedbackPage(BargateDb db, Library library, ContactVisits contact, PageViews views, Council council, TimeProvider clock) : PageModel
{
    public const int Days = 28, MostComments = 50;

    const int Least = 5;

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public decimal? Visits { get; private set; }

    public decimal? VisitsBefore { get; private set; }

    /// <summary>Where the most people said no, then what is shown most.</summary>
    public IReadOnlyList<PageNumbers> Pages { get; private set; } = [];

    public IReadOnlyList<PageFeedback> Comments { get; private set; } = [];

    public string TitleOf(string path) => library.Find(path)?.Title ?? path;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await views.Flush(stop);
        var to = council.Time.Today(clock);
        var from = to.AddDays(1 - Days);
        var since = council.Time.ToUtc(from.ToDateTime(TimeOnly.MinValue));
        (Visits, VisitsBefore) = (await contact.Value(from, to, stop), await contact.Value(from.AddDays(-Days), from.AddDays(-1), stop));
        var shown = await db.DayViews.AsNoTracking().Where(it => it.Day >= from).GroupBy(it => it.Path).Select(it => new { Path = it.Key, Count = it.Sum(one => one.Count) }).ToDictionaryAsync(it => it.Path, it => it.Count, stop);
        var answers = (await db.PageFeedback.AsNoTracking().Where(it => it.At >= since).GroupBy(it => new { it.Path, it.Useful }).Select(it => new { it.Key.Path, it.Key.Useful, Count = it.Count() }).ToListAsync(stop)).ToLookup(it => it.Path);
        var pages = shown.Keys.Union(answers.Select(it => it.Key))
            .Select(path => new PageNumbers(path, shown.GetValueOrDefault(path), answers[path].Where(it => it.Useful).Sum(it => it.Count), answers[path].Where(it => !it.Useful).Sum(it => it.Count)))
            // A single 'no' says little.
            .OrderByDescending(it => it.Yes + it.No >= Least ? it.No / (double)(it.Yes + it.No) : 0).ThenByDescending(it => it.No).ThenByDescending(it => it.Views).ThenBy(it => it.Path, StringComparer.Ordinal).ToList();
        Pages = All ? pages : [.. pages.Take(MostComments)];
        Comments = await db.PageFeedback.AsNoTracking().Where(it => it.Comment != null || it.Reason != null).OrderByDescending(it => it.At).Take(MostComments).ToListAsync(stop);
    }
}

internal sealed record PageNumbers(string Path, int Views, int Yes, int No);
