using Bargate.Directory.Oruk;

namespace Bargate.Directory;

/// <summary>
/// Takes everything that says where a masked place is out of a document: its name, address, coordinates and identifiers, and its postcode and street
/// line wherever they are written in the texts. Every output is made from what comes out here; nothing else is shown to the public.
/// </summary>
internal static class Masking
{
    /// <summary>What stands where an address was written in a text.</summary>
    public const string Withheld = "(address not published)";

    public static bool IsMasked(OrukService service) => service.Locations.Any(it => it.Masked == true);

    /// <summary>The document as the public may have it. It changes the one it is given: give it a copy, or what was just read.</summary>
    public static OrukService Public(OrukService service)
    {
        var secrets = Secrets(service);
        foreach (var location in service.Locations)
        {
            if (location.Masked == true)
            {
                (location.Name, location.Description, location.Transportation) = (null, null, null);
                (location.Latitude, location.Longitude, location.ExternalIdentifier, location.ExternalIdentifierType, location.Addresses) = (null, null, null, null, null);
            }
            location.Masked = null;
        }
        if (secrets.Count == 0) return service;
        foreach (var it in service.ServiceAreas ?? []) (it.Extent, it.ExtentType) = (null, null);
        Withhold(service, secrets);
        return service;
    }

    /// <summary>What an officer masked stays masked when a feed, a file or a proposal says it again without the mask. A place that cannot be told apart from a masked one is masked too.</summary>
    public static void Carry(OrukService stored, OrukService next)
    {
        var masked = stored.Locations.Where(it => it.Masked == true).ToList();
        if (masked.Count == 0) return;
        var known = stored.Locations.Where(it => it.Masked != true).Select(it => it.Id).ToHashSet();
        foreach (var it in next.Locations)
            if (!known.Contains(it.Id)) it.Masked = true;
    }

    /// <summary>A provider as everybody may see it, without the addresses of its masked places.</summary>
    public static void Withhold(OrukOrganization organization, IEnumerable<OrukService> services)
    {
        var secrets = services.SelectMany(Secrets).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(it => it.Length).ToList();
        (organization.Name, organization.Description) = (Clean(organization.Name, secrets)!, Clean(organization.Description, secrets)!);
    }

    /// <summary>Whether a masked place's address stands in a text.</summary>
    public static bool SaysItsAddress(OrukService service)
    {
        var before = Texts(service);
        Withhold(service, Secrets(service));
        return Texts(service) != before;
    }

    /// <summary>Whether a masked place's address stands in an address of a page.</summary>
    public static bool IsSaidIn(string slug, OrukService service) => Secrets(service).Any(it => slug.Contains(Entry.Dashed(it), StringComparison.Ordinal));

    /// <summary>Takes the addresses of masked places out of the texts, and leaves the places as they are: for the stored document.</summary>
    public static void WithholdTexts(OrukService service) => Withhold(service, Secrets(service));

    static string Texts(OrukService service) => OrukJson.Write(service);

    static void Withhold(OrukService service, List<string> secrets)
    {
        string? Clean(string? text) => Masking.Clean(text, secrets);
        service.Name = Clean(service.Name)!;
        (service.AlternateName, service.Description, service.Alert, service.Fees, service.FeesDescription) = (Clean(service.AlternateName), Clean(service.Description), Clean(service.Alert), Clean(service.Fees), Clean(service.FeesDescription));
        (service.ApplicationProcess, service.EligibilityDescription, service.WaitTime, service.Accreditations) = (Clean(service.ApplicationProcess), Clean(service.EligibilityDescription), Clean(service.WaitTime), Clean(service.Accreditations));
        foreach (var it in service.ServiceAtLocations ?? []) it.Description = Clean(it.Description);
        foreach (var it in service.AllSchedules) (it.Description, it.Notes, it.AttendingType) = (Clean(it.Description), Clean(it.Notes), Clean(it.AttendingType));
        foreach (var it in service.ServiceAreas ?? []) (it.Name, it.ServiceArea) = (Clean(it.Name), Clean(it.ServiceArea));
        foreach (var it in service.Contacts ?? []) (it.Name, it.Title, it.Department) = (Clean(it.Name), Clean(it.Title), Clean(it.Department));
        foreach (var it in service.CostOptions ?? []) (it.Option, it.AmountDescription) = (Clean(it.Option), Clean(it.AmountDescription));
        foreach (var it in service.Phones ?? []) it.Description = Clean(it.Description);
        foreach (var it in service.Locations.SelectMany(it => it.Accessibility ?? [])) (it.Description, it.Details, it.Accessibility) = (Clean(it.Description), Clean(it.Details), Clean(it.Accessibility));
        if (service.Organization is { } organization) (organization.Name, organization.Description) = (Clean(organization.Name)!, Clean(organization.Description)!);
    }

    static string? Clean(string? text, IEnumerable<string> secrets) => secrets.Aggregate<string, string?>(text, (it, secret) => it?.Replace(secret, Withheld, StringComparison.OrdinalIgnoreCase));

    // Of 'Flat 2, 12 Elm Road' the house too.
    static IEnumerable<string?> Lines(string? address) => (address ?? "").Split(',', StringSplitOptions.TrimEntries).Where(it => it.Length > 0 && char.IsAsciiDigit(it[0])).Prepend(address);

    // The longest first, so that no half of one is left. A postcode is looked for with its space and without.
    static List<string> Secrets(OrukService service) =>
        [.. service.Locations.Where(it => it.Masked == true)
            .SelectMany(place => (place.Addresses ?? []).SelectMany(it => Lines(it.Address1).Concat(Lines(it.Address2)).Append(it.PostalCode).Append(it.PostalCode.Replace(" ", "", StringComparison.Ordinal))).Append(place.Name))
            .OfType<string>().Select(it => it.Trim()).Where(it => it.Length >= 5).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(it => it.Length)];
}
