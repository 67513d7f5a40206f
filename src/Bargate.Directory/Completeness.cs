using Bargate.Directory.Oruk;

namespace Bargate.Directory;

/// <summary>What an entry says of what a reader asks first: what it is, who it is for, when, where, what it costs and whom to ask.</summary>
internal sealed record Completeness(int Percent, IReadOnlyList<string> Missing)
{
    /// <summary>The keys are those of the words that ask for it: `directory.missing.KEY`.</summary>
    public static Completeness Of(OrukService service)
    {
        (string Key, bool There)[] parts =
        [
            ("description", service.Description is { Length: >= 60 }),
            ("category", service.TermIds.Any()),
            ("contact", Has(service.Email) || Has(service.Url) || (service.Phones ?? []).Count > 0 || (service.Contacts ?? []).Any(it => Has(it.Email) || it.Phones is { Count: > 0 })),
            ("place", service.Locations.Any() || (service.ServiceAreas ?? []).Count > 0),
            ("when", service.AllSchedules.Any()),
            ("cost", Has(service.Fees) || Has(service.FeesDescription) || (service.CostOptions ?? []).Count > 0),
            ("who", Has(service.EligibilityDescription) || service.MinimumAge is not null || service.MaximumAge is not null),
            ("access", !service.Locations.Any(it => it.LocationType == "physical") || service.Locations.Any(it => it.Accessibility is { Count: > 0 })),
        ];
        return new(100 * parts.Count(it => it.There) / parts.Length, [.. parts.Where(it => !it.There).Select(it => it.Key)]);
    }

    static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);
}
