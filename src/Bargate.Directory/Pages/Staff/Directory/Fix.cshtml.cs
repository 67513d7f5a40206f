using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>One thing that is wrong, and the entries it is wrong with, those that most people looked at first: an officer puts right what they choose, or all of it.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class FixPage(BargateDb db, Quality quality, Mending mending, DirectorySettings settings, CurrentOfficer officer, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    public const int OnePage = 50;

    public string List { get; private set; } = "";

    public int Total { get; private set; }

    public int Views { get; private set; }

    public IReadOnlyList<(Bargate.Directory.Entry Entry, int Views)> Entries { get; private set; } = [];

    // 'page' is what Razor calls the page itself: bound by that name it would be its path.
    string AskedPage => Request.Query["page"].ToString();

    [BindProperty] public List<Guid> Chosen { get; set; } = [];

    /// <summary>`yes`: every entry of the list, also those on other pages.</summary>
    [BindProperty] public string? Everything { get; set; }

    [BindProperty] public string? Do { get; set; }

    public int PageNumber { get; private set; } = 1;

    public int Pages => Math.Max(1, (Total + OnePage - 1) / OnePage);

    public bool ChoseNothing { get; private set; }

    /// <summary>What the list is, with the ages that hold for each category.</summary>
    public string About => words.Format("directory.fix.about-" + List, ("days", List switch { "hidden" => AgeWords.Of(settings, it => it.Hidden, words), "not-checked" => AgeWords.Of(settings, it => it.Banner, words), _ => "" }));

    /// <summary>That its provider was asked, while there is no answer yet.</summary>
    public string? Asked(Bargate.Directory.Entry entry) => entry.AskedAt is not { } asked || asked < entry.AssuredAt ? null
        : council.Time.Day(asked) is var day && day == council.Time.Today(clock) ? words["directory.fix.asked-today"] : words.Format("directory.fix.asked", ("day", council.Time.ShortDate(day)));

    public (string What, string Done, string Nobody)? Said => Request.Query["did"].ToString() is { Length: > 0 } did && Mending.Of(List).Contains(did) && Number("done") is { } done ? (did, done, Number("nobody") ?? "0") : null;

    public async Task<IActionResult> OnGetAsync(string list, CancellationToken stop) => await Load(list, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string list, CancellationToken stop)
    {
        if (!Quality.Lists.Contains(list)) return NotFound();
        List = list;
        if (!Mending.Of(list).Contains(Do)) return BadRequest();
        // Nobody has looked at them all, so nobody can say that they all are right, nor take them all out.
        var all = Everything == "yes" && (Do is "tidy" or "withhold" or "ask");
        var of = await quality.Ids(list, stop);
        var entries = all ? of : [.. of.Where(Chosen.Contains)];
        if (entries.Count == 0)
        {
            ChoseNothing = true;
            await Load(list, stop);
            return Page();
        }
        audit.Record(officer.Actor, "directory-mend-" + Do, officer.Id.Value);
        var mended = await mending.Do(Do!, entries, stop);
        return Redirect(string.Create(CultureInfo.InvariantCulture, $"/staff/directory/fix/{list}?did={Do}&done={mended.Done}&nobody={mended.Nobody}"));
    }

    async Task<bool> Load(string list, CancellationToken stop)
    {
        if (!Quality.Lists.Contains(list)) return false;
        List = list;
        var views = await quality.ViewsLately(stop);
        var ids = (await quality.Ids(list, stop)).OrderByDescending(it => views.GetValueOrDefault(it)).ThenBy(it => it).ToList();
        (Total, Views) = (ids.Count, ids.Sum(it => views.GetValueOrDefault(it)));
        PageNumber = Math.Clamp(int.TryParse(AskedPage, out var page) ? page : 1, 1, Pages);
        var shown = ids.Skip((PageNumber - 1) * OnePage).Take(OnePage).ToList();
        var entries = await db.Entries.AsNoTracking().Where(it => shown.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
        Entries = [.. shown.Select(it => (entries[it], views.GetValueOrDefault(it)))];
        return true;
    }

    string? Number(string name) => int.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;
}
