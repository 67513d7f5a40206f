using Bargate.Directory.Oruk;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Places;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bargate.Directory;

/// <summary>What only officers change of an entry: its first place, and where it is filed.</summary>
internal sealed class PlaceForm
{
    const int Longest = 200;

    public string? Building { get; set; }

    public string? Street { get; set; }

    public string? Postcode { get; set; }

    public List<string> Categories { get; set; } = [];

    public List<string> Needs { get; set; } = [];

    public List<string> Directories { get; set; } = [];

    public static PlaceForm Of(Entry entry, OrukService service, DirectorySettings settings)
    {
        var (place, terms) = (service.Locations.FirstOrDefault(), service.TermIds.Select(settings.Find).OfType<Term>().ToList());
        var address = place?.Addresses?.FirstOrDefault();
        return new()
        {
            Building = place?.Name, Street = address?.Address1, Postcode = address?.PostalCode,
            Categories = [.. terms.Where(it => it.Taxonomy == Taxonomies.Categories).Select(it => it.Key)], Needs = [.. terms.Where(it => it.Taxonomy == Taxonomies.Needs).Select(it => it.Key)], Directories = [.. entry.InDirectories],
        };
    }

    public void Check(ModelStateDictionary faults, DirectorySettings settings, Words words)
    {
        foreach (var (field, value) in new[] { ("Building", Building), ("Street", Street) })
            if (value?.Length > Longest) faults.AddModelError("Place." + field, words.Format("directory.edit.long-error", ("most", Longest.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        if (!string.IsNullOrWhiteSpace(Postcode) && UkPostcode.Parse(Postcode) is null) faults.AddModelError("Place.Postcode", words["directory.postcode-error"]);
        if (string.IsNullOrWhiteSpace(Postcode) && !string.IsNullOrWhiteSpace(Street)) faults.AddModelError("Place.Postcode", words["directory.place.postcode-missing"]);
        if (!Directories.Exists(it => settings.Kind(it) is not null)) faults.AddModelError("Place.Directories", words["directory.place.directories-error"]);
    }

    /// <param name="middle">Where the postcode is.</param>
    public void Into(OrukService service, DirectorySettings settings, (double Latitude, double Longitude)? middle)
    {
        var kept = (service.Attributes ?? []).Where(it => settings.Find(it.TaxonomyTermId ?? it.TaxonomyTerm?.Id ?? Guid.Empty) is not { Taxonomy: Taxonomies.Categories or Taxonomies.Needs });
        service.Attributes = [.. kept, .. Categories.Select(it => settings.Find(Taxonomies.Categories, it)).Concat(Needs.Select(it => settings.Find(Taxonomies.Needs, it))).OfType<Term>().Distinct().Select(it => it.On(service.Id))];
        var (street, compact) = (Street?.Trim() ?? "", UkPostcode.Parse(Postcode));
        var place = service.ServiceAtLocations?.FirstOrDefault();
        if (compact is null && street.Length == 0 && string.IsNullOrWhiteSpace(Building))
        {
            // Emptied by an officer: it has no such place any more.
            if (place?.Location?.Addresses is { Count: > 0 }) service.ServiceAtLocations!.Remove(place);
            return;
        }
        if (place is null) (service.ServiceAtLocations ??= []).Add(place = new() { Id = Ids.Of($"place/at/{service.Id}"), ServiceId = service.Id, Location = new() { Id = Ids.Of($"place/{service.Id}") } });
        var location = place.Location ??= new() { Id = Ids.Of($"place/{service.Id}") };
        location.Name = string.IsNullOrWhiteSpace(Building) ? null : Building.Trim();
        var address = location.Addresses?.FirstOrDefault();
        var shown = compact is null ? "" : UkPostcode.Shown(compact);
        if (address?.Address1 == street && address.PostalCode == shown) return;
        // Moved: what was known of the place before is not true of this one.
        (location.ExternalIdentifier, location.ExternalIdentifierType, location.Latitude, location.Longitude) = (null, null, middle?.Latitude, middle?.Longitude);
        (place.LocationId, location.Addresses) = (location.Id, [settings.Home.Address(Ids.Of($"place/address/{service.Id}"), street.Length > 0 ? street : shown, address?.City, shown)]);
    }
}
