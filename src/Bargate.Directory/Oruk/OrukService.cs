using System.Text.Json.Serialization;

namespace Bargate.Directory.Oruk;

/// <summary>
/// A service as Open Referral UK v3 writes it, with the fields of both published contracts and HSDS 3.0's names for what neither has. It is how an
/// entry is stored, edited, imported and published. A field without a value is null and is left out.
/// </summary>
internal sealed class OrukService
{
    public Guid Id { get; set; }

    public Guid? OrganizationId { get; set; }

    public string Name { get; set; } = "";

    public string? AlternateName { get; set; }

    public string? Description { get; set; }

    public string? Url { get; set; }

    public string? Email { get; set; }

    public string Status { get; set; } = "active";

    public string? InterpretationServices { get; set; }

    public string? ApplicationProcess { get; set; }

    public string? WaitTime { get; set; }

    public string? Fees { get; set; }

    [JsonPropertyName("fees_description")]
    public string? FeesDescription { get; set; }

    public string? Accreditations { get; set; }

    public string? EligibilityDescription { get; set; }

    public int? MinimumAge { get; set; }

    public int? MaximumAge { get; set; }

    public string? AssuredDate { get; set; }

    public string? AssurerEmail { get; set; }

    public string? Alert { get; set; }

    public string? LastModified { get; set; }

    public List<OrukPhone>? Phones { get; set; }

    public List<OrukSchedule>? Schedules { get; set; }

    public List<OrukServiceArea>? ServiceAreas { get; set; }

    public List<OrukServiceAtLocation>? ServiceAtLocations { get; set; }

    public List<OrukLanguage>? Languages { get; set; }

    public OrukOrganization? Organization { get; set; }

    public List<OrukFunding>? Funding { get; set; }

    public List<OrukCostOption>? CostOptions { get; set; }

    public List<OrukContact>? Contacts { get; set; }

    public List<OrukAttribute>? Attributes { get; set; }

    [JsonIgnore]
    public IEnumerable<OrukLocation> Locations => (ServiceAtLocations ?? []).Select(it => it.Location).OfType<OrukLocation>();

    /// <summary>Schedules of the service and of its locations.</summary>
    [JsonIgnore]
    public IEnumerable<OrukSchedule> AllSchedules => (Schedules ?? []).Concat((ServiceAtLocations ?? []).SelectMany(it => it.Schedules ?? []));

    /// <summary>The ids of the terms that it carries.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> TermIds => (Attributes ?? []).Select(it => it.TaxonomyTermId ?? it.TaxonomyTerm?.Id).OfType<Guid>();
}
