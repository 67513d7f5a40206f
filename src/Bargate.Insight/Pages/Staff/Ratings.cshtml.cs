using Bargate.Accounts.Contract;
using Bargate.Insight.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Insight.Pages.Staff;

/// <summary>What residents think of each service, against the council's target, and what they wrote.</summary>
[Needs(Permissions.RatingsSee)]
internal sealed class RatingsPage(BargateDb db, CurrentOfficer officer, ServiceCatalogue catalogue, KeyRing keys, Council council, TimeProvider clock) : PageModel
{
    public const int OnePage = 20;

    public static readonly IReadOnlyList<string> Periods = ["30", "90", "all"];

    [BindProperty(SupportsGet = true, Name = "period")]
    public string? AskedPeriod { get; set; }

    [BindProperty(SupportsGet = true, Name = "service")]
    public string? AskedService { get; set; }

    [BindProperty(SupportsGet = true, Name = "comments")]
    public string? AskedPage { get; set; }

    public string Period => Periods.FirstOrDefault(it => it == AskedPeriod) ?? "90";

    public string? Service { get; private set; }

    /// <summary>What the filter offers: id and title.</summary>
    public IReadOnlyList<(string Id, string Title)> Choices { get; private set; } = [];

    public IReadOnlyList<ServiceRatings> Services { get; private set; } = [];

    public IReadOnlyList<WrittenComment> Comments { get; private set; } = [];

    public int CommentCount { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int PageCount => Math.Max(1, (CommentCount + OnePage - 1) / OnePage);

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var rated = db.Ratings.AsNoTracking().SeenBy(officer);
        if (Period != "all")
        {
            var since = clock.GetUtcNow().UtcDateTime.AddDays(-int.Parse(Period, System.Globalization.CultureInfo.InvariantCulture));
            rated = rated.Where(it => it.At >= since);
        }
        var tallies = await rated.GroupBy(it => new { it.Service, it.Moment, it.Score })
            .Select(it => new Tally(it.Key.Service, it.Key.Moment, it.Key.Score, it.Count())).ToListAsync(stop);
        Choices = Offer(tallies);
        Service = Choices.Any(it => it.Id == AskedService) ? AskedService : null;
        Services = [.. Choices.Where(it => Service is null || it.Id == Service)
            .Select(it => new ServiceRatings(it.Id, it.Title, [.. tallies.Where(tally => tally.Service == it.Id)]))];
        await LoadComments(rated.Where(it => it.Comment != null && (Service == null || it.Service == Service)), stop);
    }

    // Every service of theirs, rated or not, and what was rated and is withdrawn since.
    List<(string, string)> Offer(List<Tally> tallies)
    {
        var published = catalogue.All.Where(it => officer.Sees(it.Definition.Team)).Select(it => it.Service);
        return [.. published.Union(tallies.Select(it => it.Service)).Select(it => (it, TitleOf(it))).OrderBy(it => it.Item2, StringComparer.Create(council.Locale, ignoreCase: true))];
    }

    async Task LoadComments(IQueryable<Rating> written, CancellationToken stop)
    {
        CommentCount = await written.CountAsync(stop);
        PageNumber = Math.Clamp(int.TryParse(AskedPage, out var page) ? page : 1, 1, PageCount);
        var rows = await written.OrderByDescending(it => it.At).ThenByDescending(it => it.Id).Skip((PageNumber - 1) * OnePage).Take(OnePage).ToListAsync(stop);
        var opened = await keys.Open([.. rows.Select(it => it.KeyId!.Value)], stop);
        Comments = [.. rows.Where(it => opened.ContainsKey(it.KeyId!.Value))
            .Select(it => new WrittenComment(TitleOf(it.Service), it.Moment, it.Score, it.Read(opened[it.KeyId!.Value]), it.At))];
    }

    string TitleOf(string service) => catalogue.Current(service)?.Definition.Title.In(council.Language) ?? service;
}

internal sealed record WrittenComment(string Service, RatingMoment Moment, int Score, string Text, DateTime At);
