namespace Bargate.Forms.Funnel;

/// <summary>A sum of rows of <see cref="FunnelCount"/>.</summary>
/// <param name="Open">Of forms begun so lately that somebody may still come back to them.</param>
internal sealed record Sum(string Page, Counted What, string Detail, bool Open, long Count);

/// <summary>
/// What happened to the forms of a choice. A form is always at one place, and every move from place to place is counted, so what came to a page
/// less what went on is what is still there: it was left there, or may come back.
/// </summary>
internal sealed class Counts(IReadOnlyList<Sum> sums)
{
    readonly ILookup<(string Page, Counted What), Sum> byPage = sums.ToLookup(it => (it.Page, it.What));
    readonly ILookup<string, Sum> came = sums.Where(it => it.What == Counted.Moved).ToLookup(it => it.Detail);

    public long Started => Of(Places.Start, Counted.Moved);

    /// <summary>Of those started, the ones to which nobody comes back any more as far as we know.</summary>
    public long StartedLongAgo => byPage[(Places.Start, Counted.Moved)].Where(it => !it.Open).Sum(it => it.Count);

    public long Sent => Came(Places.Sent);

    public long Saved => sums.Where(it => it.What == Counted.Saved).Sum(it => it.Count);

    public IEnumerable<string> Pages => sums.SelectMany(it => it.What == Counted.Moved ? [it.Page, it.Detail] : new[] { it.Page }).Distinct();

    public long Of(string page, Counted what) => byPage[(page, what)].Sum(it => it.Count);

    public long Came(string page) => came[page].Sum(it => it.Count);

    public long WentOn(string page) => Of(page, Counted.Moved);

    /// <summary>Came, did not go on, and was begun more than four weeks ago. A form that was begun before counting began may have gone on without having come.</summary>
    public long Left(string page) => Still(page, open: false);

    public long MayComeBack(string page) => Still(page, open: true);

    public long Stayed(string page) => Left(page) + MayComeBack(page);

    public IEnumerable<(string Page, string Question, string Rule, long Count)> Errors => sums.Where(it => it.What == Counted.Error)
        .GroupBy(it => (it.Page, it.Detail)).Select(it => (it.Key.Page, it.Key.Detail.Split(' ')[0], it.Key.Detail[(it.Key.Detail.IndexOf(' ', StringComparison.Ordinal) + 1)..], it.Sum(one => one.Count)));

    /// <summary>How long a page took, or the whole form where it is <see cref="Places.Start"/>.</summary>
    public Spans Took(string page)
    {
        var spans = new Spans();
        foreach (var sum in byPage[(page, Counted.Took)]) spans.Add(sum.Detail, sum.Count);
        return spans;
    }

    long Still(string page, bool open) => Math.Max(0, came[page].Where(it => it.Open == open).Sum(it => it.Count) - byPage[(page, Counted.Moved)].Where(it => it.Open == open).Sum(it => it.Count));
}
