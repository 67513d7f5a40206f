using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>The state of the directory in numbers, and behind each the entries it counts.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class IndexPage(BargateDb db, Quality quality, FreshShare freshness) : PageModel
{
    public const int OnePage = 50;

    [BindProperty(SupportsGet = true, Name = "list")]
    public string? List { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    // 'page' is what Razor calls the page itself: bound by that name it would be its path.
    string AskedPage => Request.Query["page"].ToString();

    public IReadOnlyList<(string List, int Count)> Counts { get; private set; } = [];

    /// <summary>The five worst things, by how many people meet them.</summary>
    public IReadOnlyList<QualityFault> Worst { get; private set; } = [];

    public int Waiting { get; private set; }

    public int Reports { get; private set; }

    public int Late { get; private set; }

    public CheckedShare Share { get; private set; } = new(0, 0);

    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public int Total { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int Pages => Math.Max(1, (Total + OnePage - 1) / OnePage);

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (!Quality.Lists.Contains(List)) List = null;
        Counts = await quality.Counts(stop);
        (Waiting, Reports, Late) = (await db.Editions.CountAsync(it => it.State == EditionState.Waiting, stop), await quality.OpenReports(stop), await quality.LateReports(stop));
        Share = await freshness.Now(stop);
        Worst = [.. (await quality.Worst(stop)).Take(5)];
        if (List is null && string.IsNullOrWhiteSpace(Words)) return;
        PageNumber = int.TryParse(AskedPage, out var page) ? Math.Clamp(page, 1, 10_000) : 1;
        if (List == "address-in-text")
        {
            var found = await quality.AddressesInTexts(stop);
            (Total, Entries) = (found.Count, [.. found.Skip((PageNumber - 1) * OnePage).Take(OnePage)]);
            return;
        }
        var asked = quality.Of(List ?? "");
        foreach (var word in Kernel.Storage.Fold.Of(Words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)) asked = asked.Where(it => it.NameFolded.Contains(word));
        Total = await asked.CountAsync(stop);
        Entries = await asked.OrderBy(it => it.AssuredAt).ThenBy(it => it.Id).Skip((PageNumber - 1) * OnePage).Take(OnePage).ToListAsync(stop);
    }
}
