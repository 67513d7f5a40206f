using System.Globalization;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bargate.Directory;

/// <summary>The fields by which a provider or an officer changes an entry. What they do not show stays as it is.</summary>
internal sealed class EntryForm
{
    public const int LongestText = 5000, LongestLine = 300;

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Url { get; set; }

    public string? Fees { get; set; }

    public string? Eligibility { get; set; }

    public string? MinimumAge { get; set; }

    public string? MaximumAge { get; set; }

    /// <summary>A line a session: `Monday 10:00-12:00`.</summary>
    public string? Times { get; set; }

    public string? Apply { get; set; }

    public string? Alert { get; set; }

    public string? Status { get; set; }

    public bool Masked { get; set; }

    public static EntryForm Of(OrukService service) => new()
    {
        Name = service.Name,
        Description = service.Description,
        Phone = service.Phones is [var phone, ..] ? phone.Number : null,
        Email = service.Email,
        Url = service.Url,
        Fees = service.CostOptions is { Count: > 0 } costs ? string.Join('\n', costs.Select(it => $"{it.Option}: {(it.Amount ?? 0).ToString("0.00", CultureInfo.InvariantCulture)} {it.AmountDescription}".Trim())) : service.Fees,
        Eligibility = service.EligibilityDescription,
        MinimumAge = service.MinimumAge?.ToString(CultureInfo.InvariantCulture),
        MaximumAge = service.MaximumAge?.ToString(CultureInfo.InvariantCulture),
        Times = string.Join('\n', (service.Schedules ?? []).Where(CanBeWritten).Select(Line)),
        Apply = service.ApplicationProcess,
        Alert = service.Alert,
        Status = service.Status,
        Masked = Masking.IsMasked(service),
    };

    public void Check(ModelStateDictionary faults, Words words)
    {
        if (string.IsNullOrWhiteSpace(Name)) faults.AddModelError("Form.Name", words["directory.edit.name-error"]);
        foreach (var (field, value, most) in new[] { ("Name", Name, LongestLine), ("Description", Description, LongestText), ("Phone", Phone, 60), ("Email", Email, 254), ("Url", Url, 1000), ("Fees", Fees, 1000), ("Eligibility", Eligibility, 1000), ("Times", Times, 2000), ("Apply", Apply, 1000), ("Alert", Alert, 1000) })
            if (value?.Length > most) faults.AddModelError("Form." + field, words.Format("directory.edit.long-error", ("most", most.ToString(CultureInfo.InvariantCulture))));
        if (!string.IsNullOrWhiteSpace(Phone) && !Phone.Any(char.IsAsciiDigit)) faults.AddModelError("Form.Phone", words["directory.edit.phone-error"]);
        if (!string.IsNullOrWhiteSpace(Email) && !(Email.Contains('@', StringComparison.Ordinal) && !Email.Trim().Any(char.IsWhiteSpace))) faults.AddModelError("Form.Email", words["directory.edit.email-error"]);
        if (!string.IsNullOrWhiteSpace(Url) && Tidying.Web(Url) is null) faults.AddModelError("Form.Url", words["directory.edit.url-error"]);
        if (Age(MinimumAge) is null && !string.IsNullOrWhiteSpace(MinimumAge)) faults.AddModelError("Form.MinimumAge", words["directory.edit.age-error"]);
        if (Age(MaximumAge) is null && !string.IsNullOrWhiteSpace(MaximumAge)) faults.AddModelError("Form.MaximumAge", words["directory.edit.age-error"]);
        else if (Age(MaximumAge) < Age(MinimumAge)) faults.AddModelError("Form.MaximumAge", words["directory.edit.ages-error"]);
        foreach (var line in Lines(Times))
            if (Read(line) is null) { faults.AddModelError("Form.Times", words.Format("directory.edit.times-error", ("line", line))); break; }
    }

    /// <summary>Writes the fields into a document.</summary>
    public OrukService Into(OrukService service)
    {
        var before = Of(service);
        service.Name = Name!.Trim();
        (service.Description, service.EligibilityDescription, service.ApplicationProcess, service.Alert) = (Text(Description), Text(Eligibility), Text(Apply), Text(Alert));
        (service.Email, service.Url) = (Text(Email), Text(Url));
        (service.MinimumAge, service.MaximumAge) = (Age(MinimumAge), Age(MaximumAge));
        if (Status is "active" or "inactive" or "defunct" or "temporarily closed") service.Status = Status;
        if (Text(Phone) != Text(before.Phone)) service.Phones = Text(Phone) is { } number ? [new() { Id = Ids.Of($"phone/{service.Id}/{number}"), Number = number }, .. (service.Phones ?? []).Skip(1)] : [.. (service.Phones ?? []).Skip(1)];
        if (Text(Fees) != Text(before.Fees)) (service.Fees, service.CostOptions) = (Text(Fees), null);
        if (!Lines(Times).SequenceEqual(Lines(before.Times)))
            service.Schedules = [.. (service.Schedules ?? []).Where(it => !CanBeWritten(it)), .. Lines(Times).Select(Read).OfType<OrukSchedule>().Select((it, i) => { it.Id = Ids.Of($"schedule/{service.Id}/{i}/{it.Byday}{it.OpensAt}{it.ClosesAt}"); return it; })];
        foreach (var it in service.Locations) it.Masked = Masked ? true : null;
        return service;
    }

    static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    static int? Age(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 120 ? age : null;

    static bool CanBeWritten(OrukSchedule it) => it.Freq == "WEEKLY" && it.Interval is null or 1 && Session.Of(it).Days != 0 && Session.TimeOf(it.OpensAt) is not null;

    static string Line(OrukSchedule it) => $"{string.Join(", ", Session.Of(it).DayKeys.Select(day => Names[Facets.Days.IndexOf(day)]))} {it.OpensAt![..5]}{(Session.TimeOf(it.ClosesAt) is null ? "" : "-" + it.ClosesAt![..5])}";

    static readonly string[] Names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    static OrukSchedule? Read(string line)
    {
        var at = line.LastIndexOf(' ');
        if (at < 0) return null;
        var days = line[..at].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Session.DayOf).ToList();
        var times = line[(at + 1)..].Split('-').Select(it => Session.TimeOf(it.Length == 4 ? "0" + it : it)).ToList();
        if (days.Count == 0 || days.Contains(null) || times.Contains(null) || times.Count > 2 || (times.Count == 2 && times[1] <= times[0])) return null;
        return new() { Freq = "WEEKLY", Interval = 1, Byday = string.Join(',', days.Select(it => Facets.Days[it!.Value].ToUpperInvariant())), OpensAt = times[0]!.Value.ToString("HH:mm", CultureInfo.InvariantCulture), ClosesAt = times.Count == 2 ? times[1]!.Value.ToString("HH:mm", CultureInfo.InvariantCulture) : null };
    }
}
