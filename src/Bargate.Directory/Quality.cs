using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;

namespace Bargate.Directory;

/// <summary>What is wrong with the directory, counted, worst first; each count is a list to work through.</summary>
internal sealed class Quality(BargateDb db, Council council, TimeProvider clock)
{
    public const int Complete = 75;

    /// <summary>The lists, by the key of their words `directory.quality.KEY`.</summary>
    public static readonly IReadOnlyList<string> Lists = ["hidden", "not-checked", "due", "never", "incomplete", "markup", "ages", "address-in-text"];

    /// <summary>What an officer can put right, by how many looked at the entries it is wrong with: the fault that most people meet comes first. What is only due to be checked is no fault yet.</summary>
    public async Task<IReadOnlyList<QualityFault>> Worst(CancellationToken stop)
    {
        var views = await ViewsLately(stop);
        var faults = new List<QualityFault>();
        foreach (var list in Lists.Where(it => it != "due"))
        {
            var entries = await Ids(list, stop);
            if (entries.Count > 0) faults.Add(new(list, entries.Count, entries.Sum(it => views.GetValueOrDefault(it))));
        }
        return [.. faults.OrderByDescending(it => it.Views).ThenByDescending(it => it.Entries).ThenBy(it => Lists.ToList().IndexOf(it.List))];
    }

    /// <summary>How often each entry was looked at in the last 90 days.</summary>
    public async Task<Dictionary<Guid, int>> ViewsLately(CancellationToken stop)
    {
        var since = council.Time.Today(clock).AddDays(-EntryViews.LatelyDays);
        return await db.EntryDays.AsNoTracking().Where(it => it.Day > since).GroupBy(it => it.Entry).Select(it => new { it.Key, Count = it.Sum(day => day.Count) }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
    }

    public async Task<IReadOnlyList<Guid>> Ids(string list, CancellationToken stop) =>
        list == "address-in-text" ? [.. (await AddressesInTexts(stop)).Select(it => it.Id)] : await Of(list).Select(it => it.Id).ToListAsync(stop);

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
        return masked.FindAll(it => Masking.SaysItsAddress(it.Read()));
    }

    public Task<int> OpenReports(CancellationToken stop) => db.MistakeReports.CountAsync(it => it.ClosedAt == null, stop);

    public Task<int> LateReports(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.MistakeReports.CountAsync(it => it.ClosedAt == null && it.DueAt < now, stop);
    }
}

/// <summary>One thing that is wrong with some entries.</summary>
/// <param name="Views">How often those entries were looked at in the last 90 days.</param>
internal sealed record QualityFault(string List, int Entries, int Views);
