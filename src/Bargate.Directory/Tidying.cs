using Bargate.Directory.Oruk;
using Bargate.Kernel.Places;

namespace Bargate.Directory;

/// <summary>Puts right what directories get wrong, before anybody sees it: markup in texts, -1 for an age nobody knows, addresses that lead nowhere.</summary>
internal static class Tidying
{
    public static OrukService Tidy(OrukService service)
    {
        service.Name = PlainText.Summary(service.Name, 200);
        service.Description = PlainText.Of(service.Description);
        (service.Alert, service.EligibilityDescription, service.ApplicationProcess, service.WaitTime) = (PlainText.Of(service.Alert), PlainText.Of(service.EligibilityDescription), PlainText.Of(service.ApplicationProcess), PlainText.Of(service.WaitTime));
        (service.Fees, service.FeesDescription, service.Accreditations) = (PlainText.Of(service.Fees), PlainText.Of(service.FeesDescription), PlainText.Of(service.Accreditations));
        (service.MinimumAge, service.MaximumAge) = (Age(service.MinimumAge), Age(service.MaximumAge));
        (service.Url, service.Email) = (Web(service.Url), Email(service.Email));
        if (!Statuses.Contains(service.Status)) service.Status = "active";
        service.Phones?.RemoveAll(it => !it.Number.Any(char.IsAsciiDigit));
        foreach (var it in service.Contacts ?? [])
        {
            it.Email = Email(it.Email);
            it.Phones?.RemoveAll(phone => !phone.Number.Any(char.IsAsciiDigit));
        }
        foreach (var it in service.AllSchedules)
        {
            (it.Description, it.Notes, it.ScheduleLink) = (PlainText.Of(it.Description), PlainText.Of(it.Notes), Web(it.ScheduleLink));
            if (it.Freq is not (null or "WEEKLY" or "MONTHLY")) it.Freq = null;
        }
        foreach (var it in service.Locations)
        {
            (it.Name, it.Description, it.Transportation) = (PlainText.Of(it.Name), PlainText.Of(it.Description), PlainText.Of(it.Transportation));
            if (it.LocationType is not ("physical" or "postal" or "virtual")) it.LocationType = "physical";
            if (it is not { Latitude: { } north, Longitude: { } east } || !Coordinates.InTheUk(north, east)) (it.Latitude, it.Longitude) = (null, null);
        }
        return service;
    }

    static readonly string[] Statuses = ["active", "inactive", "defunct", "temporarily closed"];

    static int? Age(int? age) => age is >= 0 and <= 120 ? age : null;

    /// <summary>Only addresses of the web: what is written as a link must not run anything.</summary>
    public static string? Web(string? text) => Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var url) && (url.Scheme is "https" or "http") && text!.Length <= 1000 ? url.AbsoluteUri : null;

    static string? Email(string? text)
    {
        text = text?.Trim();
        return text is { Length: <= 254 } && text.Split('@') is [{ Length: > 0 }, { Length: > 3 } host] && host.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace)
            && !host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase) ? text : null;
    }
}
