using Bargate.Records.Transparency;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages;

/// <summary>How records are matched, for everybody: made from the live models.</summary>
internal sealed class HowWeMatchRecordsPage(TransparencyRecords records, Kernel.Councils.Council council, Kernel.Councils.Words words) : PageModel
{
    public TransparencyRecord Told { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop) => Told = await records.Now(stop);

    public string Share(double share) => (share * 100).ToString("0.##", council.Locale);

    /// <summary>Who has linked how much, each apart; what did not happen is left out.</summary>
    public IEnumerable<string> Linked(RegisterCard register)
    {
        var links = register.Links;
        string Say(string key, int count) => words.Format($"records.atrs.register.links-{key}", ("count", count.ToString("N0", council.Locale)), ("date", links.LastByRuns is { } last ? council.Time.ShortDate(last) : ""));
        (string Key, int Count)[] all = [("officers", links.ByOfficers), (register.Zones.Automatic ? "runs" : "runs-off", links.ByRuns), ("arrival", links.OnArrival), ("apart", links.NotTheSame), ("back", links.TakenBack), ("waiting", links.Waiting)];
        return all.Any(it => it.Count > 0) ? all.Where(it => it.Count > 0).Select(it => Say(it.Key, it.Count)) : [words["records.atrs.register.links-none"]];
    }

    /// <summary>A weight in words: 2 to the power of it.</summary>
    public string Weight(double weight)
    {
        var times = double.Exp2(Math.Abs(weight));
        var written = times >= 1000 ? (Math.Round(times / 1000) * 1000).ToString("N0", council.Locale) : times >= 10 ? Math.Round(times).ToString("N0", council.Locale) : times.ToString("0.#", council.Locale);
        return Math.Abs(weight) < 0.15 ? words["records.atrs.level.nothing"] : words.Format(weight > 0 ? "records.atrs.level.for" : "records.atrs.level.against", ("times", written));
    }
}
