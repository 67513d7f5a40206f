using Bargate.Kernel.Calendar;
using Bargate.Kernel.Councils;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>Reports a missed bin as a resident does, page by page.</summary>
public static class MissedBin
{
    public const string Url = "/services/missed-bin";

    /// <summary>A postcode of the practice register.</summary>
    public const string Postcode = "SO14 1AA";

    public static DateOnly LastWorkingDay(this Site site)
    {
        var council = site.Services.GetRequiredService<Council>();
        return council.WorkingDays.AddWorkingDays(council.Time.Today(site.Clock), -1);
    }

    /// <summary>Answers everything up to check your answers.</summary>
    public static async Task<Page> FillIn(this Visitor resident, Site site, string? email = null, string name = "Wanda Testerman")
    {
        var day = site.LastWorkingDay();
        var page = await resident.Get($"{Url}/property");
        page = await resident.Submit(page, ("property-line1", "7 Sealed Street"), ("property-town", "Southampton"), ("property-typed-postcode", Postcode));
        page = await resident.Submit(page, ("bin", "recycling"));
        page = await resident.Submit(page, ("collection-day-day", $"{day.Day}"), ("collection-day-month", $"{day.Month}"), ("collection-day-year", $"{day.Year}"));
        page = await resident.Submit(page, ("out-by-six", "yes"));
        page = await resident.Submit(page, ("tag", "none"));
        page = await resident.Submit(page, ("blocked", "nothing"));
        page = await resident.Submit(page, ("assisted", "no"));
        page = await resident.Submit(page, ("wants-updates", email is null ? "no" : "yes"));
        if (email is null) return page;
        page = await resident.Submit(page, ("email", email));
        page = await resident.Submit(page, ("name", name));
        return await resident.Submit(page, ("phone", ""));
    }

    /// <summary>Sends it and returns the confirmation with its reference.</summary>
    public static async Task<(Page Confirmation, string Reference)> Report(this Visitor resident, Site site, string? email = null, string name = "Wanda Testerman")
    {
        var sent = await resident.Submit(await resident.FillIn(site, email, name));
        return (sent, sent.Document.QuerySelector(".govuk-panel__body strong")?.TextContent ?? "");
    }
}
