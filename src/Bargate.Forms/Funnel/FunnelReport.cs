using Bargate.Services.Contract;

namespace Bargate.Forms.Funnel;

/// <summary>What the page and the CSV file show: pages in the order of the form, and beside it, where asked, another edition or time.</summary>
internal sealed class FunnelReport(ServiceVersion current, ServiceVersion shown, IReadOnlyList<int> editions, string period, Slice chosen, Counts counts, Slice? other, Counts? otherCounts, string language)
{
    public string Service => current.Service;

    public string Title => current.Definition.Title.In(language);

    public IReadOnlyList<int> Editions => editions;

    public string Period => period;

    public Slice Chosen => chosen;

    public Counts Counts => counts;

    public Slice? Other => other;

    public Counts? OtherCounts => otherCounts;

    public bool IsEnough => SmallCounts.IsEnough(counts);

    /// <summary>The question pages and, last, check your answers: where a form can be left.</summary>
    public IReadOnlyList<string> Pages { get; } = [.. Known(shown).Concat(Known(current)).Append(Places.Check).Concat(counts.Pages)
        .Where(it => it is not (Places.Start or Places.Sent or Places.Followed) && Places.ExitOf(it) is null).Distinct().OrderBy(it => it == Places.Check).Where(it => it == Places.Check || counts.Came(it) > 0 || Known(shown).Contains(it))];

    /// <summary>The exit pages at which forms ended.</summary>
    public IReadOnlyList<string> Exits { get; } = [.. counts.Pages.Where(it => Places.ExitOf(it) is not null).Order(StringComparer.Ordinal)];

    public long Left => Pages.Sum(counts.Left);

    public long MayComeBack => Pages.Sum(counts.MayComeBack);

    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<(string Page, string Question, string Rule, long Count)> Errors { get; } = [.. counts.Errors.OrderByDescending(it => it.Count).ThenBy(it => it.Page, StringComparer.Ordinal).ThenBy(it => it.Question, StringComparer.Ordinal).ThenBy(it => it.Rule, StringComparer.Ordinal)];

    /// <summary>The page's own words, of the edition shown or else the current one; its name in addresses where neither has it. Null for check your answers.</summary>
    public string? TitleOf(string page) => page == Places.Check ? null
        : (TitleIn(shown, page) ?? TitleIn(current, page))?.In(language) ?? page;

    public string ExitTitle(string place) => Places.ExitOf(place) is { } id && (shown.Definition.ExitPage(id) ?? current.Definition.ExitPage(id)) is { } exit ? exit.Title.In(language) : place;

    public string QuestionTitle(string id) => (Find(shown, id) ?? Find(current, id))?.Label.In(language) ?? id;

    static Text? TitleIn(ServiceVersion version, string page) => version.Definition.Questions.FirstOrDefault(it => it.PageId == page) is { } first ? first.Group?.Ask ?? first.Ask : null;

    static Question? Find(ServiceVersion version, string id) => version.Definition.Question(id) ?? version.Definition.Questions.Select(it => it.Items?.Question(id)).FirstOrDefault(it => it is not null);

    static IEnumerable<string> Known(ServiceVersion version) => version.Definition.Questions.Where(it => !it.IsComputed).Select(it => it.PageId).Distinct();
}
