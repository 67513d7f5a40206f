using System.Text.Json.Serialization;

namespace Bargate.Directory.Oruk;

internal sealed class OrukSchedule
{
    public Guid Id { get; set; }

    public Guid? ServiceId { get; set; }

    public Guid? ServiceAtLocationId { get; set; }

    public string? ValidFrom { get; set; }

    public string? ValidTo { get; set; }

    public string? Dtstart { get; set; }

    /// <summary>WEEKLY or MONTHLY; none is one day, that of <see cref="Dtstart"/>.</summary>
    public string? Freq { get; set; }

    public int? Interval { get; set; }

    public string? Byday { get; set; }

    public string? Bymonthday { get; set; }

    public string? Description { get; set; }

    public string? OpensAt { get; set; }

    public string? ClosesAt { get; set; }

    public string? ScheduleLink { get; set; }

    public string? AttendingType { get; set; }

    public string? Notes { get; set; }

    /// <summary>Ours: closed on this day, or from `valid_from` to `valid_to`, whatever else is on then.</summary>
    [JsonPropertyName("bg_closed")]
    public bool? Closed { get; set; }
}

internal sealed class OrukServiceArea
{
    public Guid Id { get; set; }

    public Guid? ServiceId { get; set; }

    public string? Name { get; set; }

    public string? Extent { get; set; }

    public string? ExtentType { get; set; }

    public string? Uri { get; set; }

    public string? ServiceArea { get; set; }
}

internal sealed class OrukLanguage
{
    public Guid Id { get; set; }

    /// <summary>HSDS 3.0: the name of the language.</summary>
    public string? Name { get; set; }

    /// <summary>HSDS 3.0: its code of ISO 639.</summary>
    public string? Code { get; set; }
}

internal sealed class OrukFunding
{
    public Guid Id { get; set; }

    public string? Source { get; set; }
}

internal sealed class OrukCostOption
{
    public Guid Id { get; set; }

    public string? ValidFrom { get; set; }

    public string? ValidTo { get; set; }

    public string? Option { get; set; }

    public string? Currency { get; set; }

    public decimal? Amount { get; set; }

    public string? AmountDescription { get; set; }
}

internal sealed class OrukContact
{
    public Guid Id { get; set; }

    public string? Name { get; set; }

    public string? Title { get; set; }

    public string? Department { get; set; }

    public string? Email { get; set; }

    public List<OrukPhone>? Phones { get; set; }
}

internal sealed class OrukPhone
{
    public Guid Id { get; set; }

    public string Number { get; set; } = "";

    public string? Description { get; set; }

    public List<OrukLanguage>? Languages { get; set; }
}

internal sealed class OrukAttribute
{
    public Guid Id { get; set; }

    public Guid? LinkId { get; set; }

    public string? LinkType { get; set; }

    public Guid? TaxonomyTermId { get; set; }

    public OrukTerm? TaxonomyTerm { get; set; }
}

internal sealed class OrukTerm
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public Guid? ParentId { get; set; }

    public string? Taxonomy { get; set; }

    public Guid? TaxonomyId { get; set; }

    public string? TermUri { get; set; }

    public string? Term { get; set; }
}

internal sealed class OrukTaxonomy
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string? Uri { get; set; }

    public string? Version { get; set; }
}

internal sealed class OrukOrganization
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Logo { get; set; }

    public string? Uri { get; set; }

    public Guid? ParentOrganizationId { get; set; }

    public List<OrukIdentifier>? OrganizationIdentifiers { get; set; }

    /// <summary>Only in the answer to `full_service=true`.</summary>
    public List<OrukService>? Services { get; set; }
}

internal sealed class OrukIdentifier
{
    public Guid Id { get; set; }

    public Guid? OrganizationId { get; set; }

    public string? IdentifierScheme { get; set; }

    public string IdentifierType { get; set; } = "";

    public string Identifier { get; set; } = "";
}

internal sealed class OrukServiceAtLocation
{
    public Guid Id { get; set; }

    public Guid? ServiceId { get; set; }

    public Guid? LocationId { get; set; }

    public string? Description { get; set; }

    public OrukLocation? Location { get; set; }

    public List<OrukSchedule>? Schedules { get; set; }

    /// <summary>Only in the answers of /service_at_locations.</summary>
    public OrukService? Service { get; set; }
}

internal sealed class OrukLocation
{
    public Guid Id { get; set; }

    public string LocationType { get; set; } = "physical";

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Transportation { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public string? ExternalIdentifier { get; set; }

    public string? ExternalIdentifierType { get; set; }

    public List<OrukAddress>? Addresses { get; set; }

    public List<OrukAccessibility>? Accessibility { get; set; }

    /// <summary>Ours: its address must not be shown anywhere (a refuge, a childminder's home). Never published.</summary>
    [JsonPropertyName("bg_masked")]
    public bool? Masked { get; set; }
}

internal sealed class OrukAddress
{
    public Guid Id { get; set; }

    public Guid? LocationId { get; set; }

    public string? Attention { get; set; }

    [JsonPropertyName("address_1")]
    public string Address1 { get; set; } = "";

    [JsonPropertyName("address_2")]
    public string? Address2 { get; set; }

    public string City { get; set; } = "";

    public string? Region { get; set; }

    public string StateProvince { get; set; } = "";

    public string PostalCode { get; set; } = "";

    public string Country { get; set; } = "";

    public string AddressType { get; set; } = "physical";
}

internal sealed class OrukAccessibility
{
    public Guid Id { get; set; }

    public string? Description { get; set; }

    public string? Details { get; set; }

    public string? Url { get; set; }

    public string? Accessibility { get; set; }
}
