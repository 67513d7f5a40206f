using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;

namespace Bargate.Directory.Searching;

/// <summary>What the index takes in of one entry. It is made of the masked document: what must not be shown cannot be found either.</summary>
internal sealed record IndexedEntry(
    Card Card, Guid Provider, bool Listed, int Version, DateTime ModifiedAt, string NameFolded,
    IReadOnlyDictionary<string, float> Weights, IReadOnlyDictionary<string, string> Surfaces,
    IReadOnlyList<string> Facets, IReadOnlyList<Guid> Terms, IReadOnlyList<Guid> Taxonomies, IReadOnlyList<Session> Sessions, IReadOnlyList<Boundary> Areas, bool CityWide, Opening Opening)
{
    const float Name = 6, Category = 4, Who = 2, Said = 1;

    public static IndexedEntry Of(Entry entry, Provider? provider, DirectorySettings settings)
    {
        var service = entry.Published(provider);
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        var surfaces = new Dictionary<string, string>(StringComparer.Ordinal);
        var terms = service.TermIds.Select(settings.Find).OfType<Term>().SelectMany(it => it.Line).Distinct().ToList();
        Take(service.Name + " " + service.AlternateName, Name);
        Take(string.Join(' ', terms.Where(it => it.Taxonomy != Directory.Taxonomies.Directories).Select(it => it.Name)), Category);
        Take(service.Organization?.Name, Who);
        Take(service.Description, Said);
        Take(service.EligibilityDescription, Said);
        Take(string.Join(' ', service.Locations.SelectMany(it => (it.Addresses ?? []).SelectMany(a => new[] { a.Address1, a.City, a.PostalCode }).Append(it.Name))), Said);
        var sessions = service.AllSchedules.Select(Session.Of).ToList();
        var masked = entry.Document.Contains("\"bg_masked\":true", StringComparison.Ordinal);
        var places = service.Locations.Where(it => it is { Latitude: not null, Longitude: not null }).Select(it => new MapPoint(it.Latitude!.Value, it.Longitude!.Value)).Distinct().ToList();
        var card = new Card(entry.Id, entry.Slug, service.Name, PlainText.Summary(service.Description), WhereOf(service),
            [.. sessions.SelectMany(it => it.DayKeys).Distinct().OrderBy(it => Searching.Facets.Days.IndexOf(it))], Searching.Facets.IsFree(service), CostOf(service),
            service.MinimumAge, service.MaximumAge, entry.State, entry.AssuredAt, places, masked, [.. (service.ServiceAtLocations ?? []).Select(it => new PlacedAt(it.Id, it.Location is { Latitude: { } north, Longitude: { } east } ? new(north, east) : null))]);
        var carried = service.TermIds.Concat(terms.Select(it => it.Id)).Distinct().ToList();
        return new(card, entry.Provider, entry.IsListed, entry.Version, entry.ModifiedAt, entry.NameFolded, weights, surfaces, [.. Searching.Facets.Of(service, entry.InDirectories, settings).Distinct()], carried,
            [.. (service.Attributes ?? []).Select(it => it.TaxonomyTerm?.TaxonomyId).OfType<Guid>().Concat(terms.Select(it => Directory.Taxonomies.IdOf(it.Taxonomy))).Distinct()],
            sessions, [.. (service.ServiceAreas ?? []).Where(it => it.ExtentType == "geojson").Select(it => Extent.Read(it.Extent)).OfType<Boundary>()], places.Count == 0, Opening.Of(service));

        // A word that stands twice counts for more, and not twice as much.
        void Take(string? text, float weight)
        {
            foreach (var same in SearchWords.Split(PlainText.Of(text)).Where(it => !settings.SaysNothing(it)).GroupBy(SearchWords.Stem))
            {
                var count = same.Count();
                weights[same.Key] = weights.GetValueOrDefault(same.Key) + weight * count / (count + 1.2f) * 2.2f;
                surfaces.TryAdd(same.Key, same.First());
            }
        }
    }

    static string WhereOf(OrukService service)
    {
        var address = service.Locations.SelectMany(it => it.Addresses ?? []).FirstOrDefault();
        if (address is not null) return string.Join(", ", new[] { service.Locations.First(it => it.Addresses is { Count: > 0 }).Name, address.Address1, address.PostalCode }.Where(it => !string.IsNullOrWhiteSpace(it)));
        return service.ServiceAreas is [var area, ..] ? area.Name ?? area.ServiceArea ?? "" : "";
    }

    static string? CostOf(OrukService service) => PlainText.Of(service.CostOptions is [{ Amount: > 0 } first, ..]
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"£{(first.Amount!.Value % 1 == 0 ? first.Amount.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture) : first.Amount.Value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))}") + (first.AmountDescription is { } how ? " " + how : "")
        : service.Fees ?? service.FeesDescription) is { Length: <= 80 } text ? text : null;
}
