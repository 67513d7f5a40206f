using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Content.Alerts;
using Bargate.Content.Contract;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Places;
using Bargate.Kernel.Searching;
using Bargate.Records.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Alerts;

/// <summary>Makes an alert, or changes one.</summary>
[Needs(Permissions.AlertsManage)]
internal sealed class EditPage(BargateDb db, SearchIndex search, AlertBoard board, Library library, PageLinks links, PropertyRegister register, CurrentOfficer officer, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    const int MostStreets = 6;

    public Alert? Alert { get; private set; }

    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Headline { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? FromTime { get; set; }
    [BindProperty] public string? UntilTime { get; set; }
    [BindProperty] public List<string> Topics { get; set; } = [];
    [BindProperty] public string? Pages { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public string? At { get; set; }
    [BindProperty] public int Version { get; set; }

    public DateOnly FromDay { get; private set; }

    public DateOnly? UntilDay { get; private set; }

    public IReadOnlyList<ContentPage> AllTopics => library.Topics;

    public async Task<IActionResult> OnGetAsync(string? id)
    {
        if (!await Load(id)) return NotFound();
        var now = council.Time.ToLocal(clock.GetUtcNow().UtcDateTime);
        (FromDay, FromTime) = (DateOnly.FromDateTime(now), now.ToString("HH:mm", CultureInfo.InvariantCulture));
        if (Alert?.News is not { } news) return Page();
        var (from, until) = (council.Time.ToLocal(news.From), council.Time.ToLocal(news.Until));
        (Kind, Headline, Text, Place, Version) = (news.Kind, news.Title, news.Text, news.Place, Alert.Version);
        (FromDay, UntilDay, FromTime, UntilTime) = (DateOnly.FromDateTime(from), DateOnly.FromDateTime(until), from.ToString("HH:mm", CultureInfo.InvariantCulture), until.ToString("HH:mm", CultureInfo.InvariantCulture));
        Topics = [.. news.Concerns.Where(it => AllTopics.Any(topic => topic.Path == it))];
        Pages = string.Join('\n', news.Concerns.Except(Topics));
        At = news.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Latitude}, {at.Longitude}") : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id)
    {
        if (!await Load(id)) return NotFound();
        var said = Said() with { At = await Point() };
        if (ModelState.ErrorCount > 0) return Page();
        var now = clock.GetUtcNow().UtcDateTime;
        if (Alert is null) db.Add(Alert = Alert.New(said, officer.Id, now));
        else
        {
            db.Expect(Alert, Version);
            Alert.Say(said, officer.Id, now);
        }
        audit.Record(officer.Actor, "alert-saved", Alert.Id);
        AlertSearch.Touch(search, Alert);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await board.Refresh(HttpContext.RequestAborted);
        this.Leave(words["content.alerts.saved"]);
        return Redirect("/staff/alerts");
    }

    AlertNews Said()
    {
        Required(nameof(Headline), Headline, Alert.LongestTitle);
        Required(nameof(Text), Text, Alert.LongestText);
        if (!Alert.Kinds.Contains(Kind)) ModelState.AddModelError(nameof(Kind), words["content.alerts.kind-error"]);
        if (Place?.Length > Alert.LongestPlace) ModelState.AddModelError(nameof(Place), words["content.alerts.place-error"]);
        var (from, until) = (Moment("From", FromTime), Moment("Until", UntilTime));
        if (from is { } start && until is { } end && end <= start) ModelState.AddModelError("Until", words["content.alerts.order-error"]);
        var pages = (Pages ?? "").Split(['\n', '\r', ' ', ','], StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (pages.FirstOrDefault(it => !it.StartsWith('/') || !links.Leads(it)) is { } wrong) ModelState.AddModelError(nameof(Pages), words.Format("content.alerts.pages-error", ("page", wrong)));
        var concerns = Topics.Where(it => AllTopics.Any(topic => topic.Path == it)).Concat(pages).Distinct().ToList();
        if (concerns.Sum(it => it.Length + 1) > Alert.LongestConcerns) ModelState.AddModelError(nameof(Pages), words["content.alerts.pages-long"]);
        return new(default, Kind ?? "", Headline?.Trim() ?? "", Text?.ReplaceLineEndings("\n").Trim() ?? "", from ?? default, until ?? default, concerns, string.IsNullOrWhiteSpace(Place) ? null : Place.Trim(), null, default);
    }

    void Required(string name, string? value, int longest)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > longest)
            ModelState.AddModelError(name, words.Format($"content.alerts.{name.ToLowerInvariant()}-error", ("most", longest.ToString("N0", council.Locale))));
    }

    // A postcode or a street is found in the property register; a point is what it says.
    async Task<MapPoint?> Point()
    {
        if (string.IsNullOrWhiteSpace(At)) return null;
        var stop = HttpContext.RequestAborted;
        if (At.Split(',') is [var north, var east] && Coordinates.TryParse(north, out var latitude) && Coordinates.TryParse(east, out var longitude) && Coordinates.InTheUk(latitude, longitude)) return new(latitude, longitude);
        if (await register.MeanOf(At, stop) is { } mean) return new(mean.Latitude, mean.Longitude);
        var streets = await register.FindStreets(At, MostStreets, stop);
        // A street with its ward behind a comma, as people write it and as the error below names it.
        if (streets.Count == 0 && At.Split(',') is [var street, var ward])
            streets = [.. (await register.FindStreets(street, MostStreets, stop)).Where(it => it.Street.Equals(street.Trim(), StringComparison.OrdinalIgnoreCase) && string.Equals(it.Ward, ward.Trim(), StringComparison.OrdinalIgnoreCase))];
        // The name alone, when it is whole, is no part of a longer one.
        if (streets.Where(it => it.Street.Equals(At.Trim(), StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } whole) streets = whole;
        if (streets is [{ Latitude: { } up, Longitude: { } across }]) return new(up, across);
        ModelState.AddModelError(nameof(At), streets.Count > 1 ? words.Format("content.alerts.at-several", ("streets", string.Join("; ", streets.Select(it => it.Ward is { } its ? $"{it.Street}, {its}" : it.Street)))) : words["content.alerts.at-error"]);
        return null;
    }

    DateTime? Moment(string name, string? time)
    {
        string[] parts = [.. new[] { "Day", "Month", "Year" }.Select(it => Typed($"{name}.{it}"))];
        if (DateOnly.TryParseExact(string.Join('-', parts), "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
            && TimeOnly.TryParseExact(time?.Trim() ?? "", ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            return council.Time.ToUtc(day.ToDateTime(hour));
        ModelState.AddModelError(name, words[$"content.alerts.{name.ToLowerInvariant()}-error"]);
        return null;
    }

    // Kept for showing it again.
    string Typed(string field)
    {
        var typed = Request.Form[field].ToString().Trim();
        ModelState.SetModelValue(field, typed, typed);
        return typed;
    }

    async Task<bool> Load(string? id)
    {
        if (id is null) return true;
        Alert = Guid.TryParse(id, out var asked) ? await db.Alerts.SingleOrDefaultAsync(it => it.Id == asked, HttpContext.RequestAborted) : null;
        return Alert is not null;
    }
}
