using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Storage;

namespace Bargate.Directory;

/// <summary>What is wrong with the directory, counted, worst first; each count is a list to work through.</summary>
internal sealed class Quality(BargateDb db, TimeProvider clock)
{
    public const int Complete = 75;

    /// <summary>The lists, by the key of their words `directory.quality.KEY`.</summary>
    public static readonly IReadOnlyList<string> Lists = ["hidden", "not-checked", "due", "never", "incomplete", "markup", "ages", "address-in-text"];

    public IQueryable<Entry> Of(string list)
    {
        var open = db.Entries.AsNoTracking().Where(it => it.State != EntryState.Archived);
        return list switch
        {
            "hidden" => open.Where(it => it.State == EntryState.Hidden),
            "not-checked" => open.Where(it => it.State == EntryState.NotChecked),
            "due" => open.Where(it => it.State == EntryState.Due),
            "never" => open.Where(it => it.AssuredAt == null),
            "incomplete" => open.Where(it => it.Completeness < Complete),
            "markup" => open.Where(it => it.Document.Contains("<p>") || it.Document.Contains("<br") || it.Document.Contains("<h1") || it.Document.Contains("<h2") || it.Document.Contains("\\u003C")),
            "ages" => open.Where(it => it.Document.Contains("_age\":-")),
            _ => open,
        };
    }

    public async Task<IReadOnlyList<(string List, int Count)>> Counts(CancellationToken stop)
    {
        var counts = new List<(string, int)>();
        foreach (var list in Lists.Where(it => it != "address-in-text")) counts.Add((list, await Of(list).CountAsync(stop)));
        counts.Add(("address-in-text", (await AddressesInTexts(stop)).Count));
        return counts;
    }

    /// <summary>Masked entries that say their address in a text. Residents do not see it, because every output takes it out; it should not stand there.</summary>
    public async Task<List<Entry>> AddressesInTexts(CancellationToken stop)
    {
        var masked = await db.Entries.AsNoTracking().Where(it => it.State != EntryState.Archived && it.Document.Contains("bg_masked\":true")).OrderBy(it => it.NameFolded).ThenBy(it => it.Id).ToListAsync(stop);
        return masked.FindAll(it => OrukJson.Write(it.Published(null)).Contains(Masking.Withheld, StringComparison.Ordinal));
    }

    public Task<int> OpenReports(CancellationToken stop) => db.MistakeReports.CountAsync(it => it.ClosedAt == null, stop);

    public Task<int> LateReports(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.MistakeReports.CountAsync(it => it.ClosedAt == null && it.DueAt < now, stop);
    }
}
