using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bargate.Directory.Oruk;

namespace Bargate.Directory.Exchange;

/// <summary>A service as another body writes it, of version 1 or 3, made into ours: what cannot be understood is left out, and nothing is believed.</summary>
internal static class ForeignService
{
    const int MostItems = 50;

    /// <summary>Null for what has no id or no name.</summary>
    public static ForeignEntry? Read(JsonObject from, Guid feed, DirectorySettings settings)
    {
        if (Text(from, "id") is not { Length: <= 200 } source || PlainText.Of(Text(from, "name")) is not { } name) return null;
        var id = Ids.Of($"feed/{feed}/{source}");
        Guid Part(string kind, int number) => Ids.Of($"feed/{feed}/{source}/{kind}/{number}");
        var eligibility = Items(from, "eligibilitys").FirstOrDefault();
        var service = new OrukService
        {
            Id = id,
            Name = name,
            Description = Text(from, "description"),
            Url = Text(from, "url"),
            Email = Text(from, "email"),
            Status = Text(from, "status") ?? "active",
            Fees = Text(from, "fees") ?? Text(from, "fees_description"),
            Accreditations = Text(from, "accreditations"),
            Alert = Text(from, "alert"),
            ApplicationProcess = Text(from, "application_process"),
            WaitTime = Text(from, "wait_time"),
            EligibilityDescription = Text(from, "eligibility_description") ?? (eligibility is null ? null : Text(eligibility, "eligibility")),
            MinimumAge = Number(from, "minimum_age") ?? (eligibility is null ? null : Number(eligibility, "minimum_age")),
            MaximumAge = Number(from, "maximum_age") ?? (eligibility is null ? null : Number(eligibility, "maximum_age")),
            Schedules = [.. Items(from, "schedules").Concat(Items(from, "regular_schedules")).Select((it, i) => Schedule(it, Part("schedule", i)))],
            CostOptions = [.. Items(from, "cost_options").Select((it, i) => new OrukCostOption { Id = Part("cost", i), Option = PlainText.Of(Text(it, "option")), Amount = Money(it, "amount"), AmountDescription = PlainText.Of(Text(it, "amount_description")) })],
            ServiceAreas = [.. Items(from, "service_areas").Select((it, i) => new OrukServiceArea { Id = Part("area", i), Name = PlainText.Of(Text(it, "name") ?? Text(it, "service_area")), Extent = Text(it, "extent"), ExtentType = Text(it, "extent_type") })],
            Languages = [.. Items(from, "languages").Select((it, i) => new OrukLanguage { Id = Part("language", i), Name = PlainText.Of(Text(it, "name") ?? Text(it, "language")), Code = Text(it, "code") })],
            Funding = [.. Items(from, "funding").Concat(Items(from, "fundings")).Select((it, i) => new OrukFunding { Id = Part("funding", i), Source = PlainText.Of(Text(it, "source")) })],
            Contacts = [.. Items(from, "contacts").Select((it, i) => new OrukContact { Id = Part("contact", i), Title = PlainText.Of(Text(it, "title")), Phones = Phones(it, n => Part($"contact/{i}/phone", n)) })],
            Phones = Phones(from, n => Part("phone", n)),
            ServiceAtLocations = [.. Items(from, "service_at_locations").Select((it, i) => Place(it, i, id, Part))],
        };
        service.Attributes = [.. Terms(from, settings).DistinctBy(it => it.Id).Select(it => it.On(id))];
        return new(source, Tidying.Tidy(service), Organization(from["organization"] as JsonObject, feed), Day(Text(from, "assured_date")));
    }

    static OrukOrganization Organization(JsonObject? from, Guid feed)
    {
        var name = PlainText.Of(from is null ? null : Text(from, "name")) ?? "Not named";
        return new()
        {
            Id = Ids.Of($"feed/{feed}/organization/{(from is null ? null : Text(from, "id")) ?? name}"),
            Name = name,
            Description = PlainText.Of(from is null ? null : Text(from, "description")) ?? name,
            Website = Tidying.Web(from is null ? null : Text(from, "website") ?? Text(from, "url")),
        };
    }

    static OrukSchedule Schedule(JsonObject it, Guid id) => new()
    {
        Id = id,
        Freq = Text(it, "freq"),
        Interval = Number(it, "interval"),
        Byday = Text(it, "byday"),
        Dtstart = Text(it, "dtstart"),
        ValidFrom = Text(it, "valid_from"),
        ValidTo = Text(it, "valid_to"),
        OpensAt = Text(it, "opens_at"),
        ClosesAt = Text(it, "closes_at"),
        Description = Text(it, "description"),
        Notes = Text(it, "notes"),
    };

    static OrukServiceAtLocation Place(JsonObject it, int number, Guid service, Func<string, int, Guid> part)
    {
        var at = new OrukServiceAtLocation { Id = part("at", number), ServiceId = service };
        if (it["location"] is not JsonObject from) return at;
        at.Location = new()
        {
            Id = part("location", number),
            Name = Text(from, "name"),
            Description = Text(from, "description"),
            LocationType = Text(from, "location_type") ?? "physical",
            Latitude = Degrees(from, "latitude"),
            Longitude = Degrees(from, "longitude"),
            Addresses = [.. Items(from, "addresses").Concat(Items(from, "physical_addresses")).Take(3).Select((a, i) => new OrukAddress
            {
                Id = part($"location/{number}/address", i), Address1 = PlainText.Summary(Text(a, "address_1")), City = PlainText.Summary(Text(a, "city")), StateProvince = PlainText.Summary(Text(a, "state_province")),
                PostalCode = PlainText.Summary(Text(a, "postal_code"), 12), Country = PlainText.Summary(Text(a, "country"), 40),
            })],
            Accessibility = [.. Items(from, "accessibility").Concat(Items(from, "accessibility_for_disabilities")).Select((a, i) => new OrukAccessibility { Id = part($"location/{number}/access", i), Accessibility = PlainText.Of(Text(a, "accessibility")), Description = PlainText.Of(Text(a, "description")) })],
        };
        at.LocationId = at.Location.Id;
        return at;
    }

    static List<OrukPhone> Phones(JsonObject from, Func<int, Guid> id) =>
        [.. Items(from, "phones").Select((it, i) => new OrukPhone { Id = id(i), Number = PlainText.Summary(Text(it, "number"), 60), Description = PlainText.Of(Text(it, "description")) }).Where(it => it.Number.Any(char.IsAsciiDigit))];

    // Their terms are not ours; those of the same name are taken as the same.
    static IEnumerable<Term> Terms(JsonObject from, DirectorySettings settings)
    {
        var names = Items(from, "attributes").Select(it => it["taxonomy_term"] as JsonObject).Concat(Items(from, "service_taxonomys").Select(it => it["taxonomy"] as JsonObject)).OfType<JsonObject>()
            .Select(it => Kernel.Storage.Fold.Of(Text(it, "name"))).ToHashSet(StringComparer.Ordinal);
        return settings.Terms.Where(it => it.Taxonomy != Taxonomies.Directories && names.Contains(Kernel.Storage.Fold.Of(it.Name)));
    }

    static IEnumerable<JsonObject> Items(JsonObject from, string name) => (from[name] as JsonArray ?? []).OfType<JsonObject>().Take(MostItems);

    static string? Text(JsonObject from, string name) => from[name] is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number && from[name]!.ToString() is { Length: > 0 and <= 200_000 } text ? text : null;

    static int? Number(JsonObject from, string name) => decimal.TryParse(Text(from, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1000 ? (int)number : null;

    static decimal? Money(JsonObject from, string name) => decimal.TryParse(Text(from, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and < 1_000_000 ? amount : null;

    static double? Degrees(JsonObject from, string name) => double.TryParse(Text(from, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;

    /// <summary>Only the day counts: many feeds write no zone.</summary>
    static DateTime? Day(string? text) => text is { Length: >= 10 } && DateTime.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;
}

internal sealed record ForeignEntry(string Source, OrukService Document, OrukOrganization Organization, DateTime? Assured);
