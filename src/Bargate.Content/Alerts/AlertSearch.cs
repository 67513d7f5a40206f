using System.Runtime.CompilerServices;
using Bargate.Content.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Searching;

namespace Bargate.Content.Alerts;

/// <summary>Alerts in the one search, found while they last.</summary>
internal sealed class AlertSearch(BargateDb db) : ISearchable
{
    const string Source = "alerts";

    const int LongestSummary = 160;

    public string Key => Source;

    public static void Touch(SearchIndex search, Alert alert) => search.Touch(Source, alert.Id.ToString());

    public async IAsyncEnumerable<SearchEntry> All([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var alert in db.Alerts.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop)) yield return Entry(alert);
    }

    public async Task<SearchEntry?> One(string id, CancellationToken stop) =>
        Guid.TryParse(id, out var known) && await db.Alerts.AsNoTracking().SingleOrDefaultAsync(it => it.Id == known, stop) is { } alert ? Entry(alert) : null;

    static SearchEntry Entry(Alert alert)
    {
        var news = alert.News;
        var first = news.Text.Split('\n')[0];
        return new(news.Id.ToString(), "alert", news.Path, news.Title, news.Place ?? (first.Length > LongestSummary ? first[..LongestSummary].TrimEnd() + "…" : first), news.Text) { VisibleFrom = news.From, VisibleTo = news.Until };
    }
}
