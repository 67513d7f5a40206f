using System.Globalization;
using Bargate.Directory;
using Bargate.Directory.Oruk;
using Bargate.Records.Contract;

namespace Bargate.Examples.Listings;

/// <summary>Writes the documents of invented entries. Each id is made of the entry's number, so that it is the same every time.</summary>
internal sealed class ListingWriter(DirectorySettings settings, PracticeRandom random)
{
    static readonly string[] Halls = ["Community Centre", "Church Hall", "Library", "Leisure Centre", "Village Hall", "Community Hub", "Sports Ground", "Old School"];
    static readonly string[] Kinds = ["Community Trust", "Association", "CIC", "Charity", "Partnership", "Ltd", "Project", "Society"];
    static readonly string[] Tongues = ["Polish", "Urdu", "Punjabi", "Bengali", "Romanian", "Arabic", "Portuguese", "British Sign Language"];
    static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public OrukOrganization Organization(ListingKind kind, PropertyAddress place, int number)
    {
        var id = Ids.Of($"practice/provider/{number}");
        // A home's provider is not called after its street: that would say where it is.
        var name = $"{(kind.Where is "home" or "refuge" ? place.Ward : StreetOf(place))} {random.Pick(Kinds)}";
        var known = random.Chance(0.5) ? new OrukIdentifier { Id = Ids.Of($"practice/identifier/{number}"), IdentifierScheme = "GB-CHC", IdentifierType = "Charity number", Identifier = (9_000_000 + number).ToString(CultureInfo.InvariantCulture) } : null;
        return new() { Id = id, Name = name, Description = $"{name} runs services for people in {place.Ward} and the rest of the city.", Email = $"hello{number}@example.org", Website = $"https://provider{number}.example.org", OrganizationIdentifiers = known is null ? null : [known] };
    }

    public OrukService Write(ListingKind kind, PropertyAddress place, Provider provider, int number)
    {
        var id = Ids.Of($"practice/service/{number}");
        var filled = random.Chance(0.9);
        var at = kind.Where is "home" or "refuge" || random.Chance(0.5) ? place.Ward! : StreetOf(place);
        var service = new OrukService
        {
            Id = id,
            Name = string.Format(CultureInfo.InvariantCulture, random.Pick(kind.Names), at),
            Description = filled ? Described(kind, place) : random.Chance(0.5) ? null : "Please ring for details.",
            Email = filled || random.Chance(0.4) ? $"service{number}@example.org" : null,
            Url = random.Chance(0.7) ? $"https://provider{number % 900}.example.org/{kind.Category}" : null,
            MinimumAge = random.Chance(0.01) ? -1 : kind.From,
            MaximumAge = kind.To,
            Status = random.Chance(0.01) ? "temporarily closed" : "active",
            EligibilityDescription = filled && random.Chance(0.5) ? "Open to everybody who lives, works or studies in the city." : null,
            ApplicationProcess = kind.Where is "refuge" ? "Ring us at any hour." : random.Chance(0.3) ? "Book online or ring." : null,
        };
        if (filled || random.Chance(0.6)) service.Phones = [new() { Id = Ids.Of($"practice/phone/{number}"), Number = $"023 8090 0{number % 1000:000}" }];
        if (random.Chance(0.4)) service.Contacts = [new() { Id = Ids.Of($"practice/contact/{number}"), Title = random.Pick(["Coordinator", "Reception", "Group leader", "Manager"]) }];
        Cost(service, kind, number);
        Sessions(service, kind, number);
        Places(service, kind, place, number);
        if (random.Chance(0.18)) service.Languages = [.. Enumerable.Range(0, random.Between(1, 2)).Select(i => random.Pick(Tongues)).Distinct().Select(it => new OrukLanguage { Id = Ids.Of($"practice/language/{number}/{it}"), Name = it })];
        service.Attributes = [.. Terms(kind).Select(it => it.On(id))];
        if (kind.Directories.Contains("business", StringComparison.Ordinal)) service.Funding = kind.Category == "business-funding" ? [new() { Id = Ids.Of($"practice/funding/{number}"), Source = "Paid for by the council and partners of the city." }] : null;
        return service;
    }

    /// <summary>The same service again, as somebody else wrote it down.</summary>
    public (OrukService Document, Guid Provider, IEnumerable<string> Directories) Twin(Entry first, int number)
    {
        var document = first.Read();
        document.Id = Ids.Of($"practice/service/{number}");
        document.Name = random.Chance(0.5) ? document.Name + " " : document.Name.Replace("Club", "club", StringComparison.Ordinal).Replace(" and ", " & ", StringComparison.Ordinal) + " (Southampton)";
        document.Description = PlainText.Summary(document.Description, 90);
        foreach (var it in document.ServiceAtLocations ?? []) it.Id = Ids.Of($"practice/twin/{number}/{it.Id}");
        return (document, first.Provider, first.InDirectories);
    }

    string Described(ListingKind kind, PropertyAddress place)
    {
        var more = random.Pick(["", " Ring or email before you come for the first time.", " Everybody is welcome, and there is tea.", " There is a waiting list at busy times.", " Volunteers are always wanted.", $" We have been part of {place.Ward} for many years."]);
        // One in fifty came from a website with its markup.
        return random.Chance(0.02) ? $"<h2>About us</h2><p>{kind.Says}</p><ul><li>Friendly</li><li>Local &amp; trusted</li></ul>{more}" : kind.Says + more;
    }

    void Cost(OrukService service, ListingKind kind, int number)
    {
        if (random.Chance(0.12)) return;
        if (random.Unit() < kind.Free)
        {
            service.Fees = "Free";
            service.CostOptions = [new() { Id = Ids.Of($"practice/cost/{number}"), Option = "Everybody", Amount = 0 }];
            return;
        }
        var amount = random.Between(2, 40) / 2m + 1;
        service.CostOptions = [new() { Id = Ids.Of($"practice/cost/{number}"), Option = "Adults", Amount = amount, AmountDescription = kind.Category is "childminders" or "nurseries" or "home-care" ? "an hour" : "a session" }];
        if (random.Chance(0.3)) service.CostOptions.Add(new() { Id = Ids.Of($"practice/cost/{number}/less"), Option = "People on a low income", Amount = Math.Round(amount / 2, 2), AmountDescription = "a session" });
    }

    void Sessions(OrukService service, ListingKind kind, int number)
    {
        if (kind.When == "none" || random.Chance(0.08)) return;
        var id = Ids.Of($"practice/schedule/{number}");
        if (kind.When == "event")
        {
            var day = new DateOnly(2026, 12, 1).AddDays(random.Below(200));
            service.Schedules = [new() { Id = id, Dtstart = Text(day), ValidTo = Text(day.AddDays(random.Below(40))), OpensAt = "09:30", ClosesAt = "12:00", Description = "Book a place" }];
            return;
        }
        if (kind.When == "office")
        {
            service.Schedules = [new() { Id = id, Freq = "WEEKLY", Interval = 1, Byday = "MO,TU,WE,TH,FR", OpensAt = random.Pick(["07:30", "08:00", "09:00"]), ClosesAt = random.Pick(["16:30", "17:00", "18:00"]) }];
            return;
        }
        service.Schedules = [.. Enumerable.Range(0, random.Between(1, 3)).Select(i =>
        {
            var hour = random.Pick([9, 10, 10, 13, 14, 16, 17, 18, 19]);
            return new OrukSchedule { Id = Ids.Of($"practice/schedule/{number}/{i}"), Freq = "WEEKLY", Interval = 1, Byday = random.Pick(Days), OpensAt = $"{hour:00}:00", ClosesAt = $"{hour + random.Between(1, 3):00}:30", Notes = random.Chance(0.3) ? "Term time only" : null };
        })];
    }

    void Places(OrukService service, ListingKind kind, PropertyAddress place, int number)
    {
        if (kind.Where is "city" or "online" || random.Chance(0.04))
        {
            service.ServiceAreas = [new() { Id = Ids.Of($"practice/area/{number}"), Name = kind.Where == "online" ? "Online and by phone" : "All of Southampton" }];
            return;
        }
        // A hall is shared by many services; a home is one provider's own.
        var home = kind.Where is "home" or "refuge";
        var spot = home ? $"home/{number}" : $"hall/{place.Uprn / 12}";
        var location = new OrukLocation
        {
            Id = Ids.Of("practice/location/" + spot),
            Name = home ? null : $"{StreetOf(place)} {Halls[place.Uprn / 12 % Halls.Length]}",
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            ExternalIdentifier = place.Uprn.ToString(CultureInfo.InvariantCulture),
            ExternalIdentifierType = "UPRN",
            Masked = home ? true : null,
            Addresses = [new() { Id = Ids.Of($"practice/address/{spot}/{place.Uprn}"), Address1 = home ? place.Lines[0] : Building(place.Lines[0]), City = "Southampton", StateProvince = "Hampshire", PostalCode = place.Postcode, Country = "GB" }],
            Accessibility = home ? null : [.. settings.Of(Taxonomies.Accessibility).Where(_ => random.Chance(0.25)).Select(it => new OrukAccessibility { Id = Ids.Of($"practice/access/{number}/{it.Key}"), Accessibility = it.Name, Description = it.Name })],
        };
        if (home) service.ServiceAreas = [new() { Id = Ids.Of($"practice/area/{number}"), Name = kind.Where == "refuge" ? "Southampton and Hampshire" : $"Around {place.Ward}" }];
        // Somebody wrote the address of their home into the text, as people do.
        if (home && random.Chance(0.1)) service.Description += $" You find us at {place.Lines[0]}, {place.Postcode}.";
        service.ServiceAtLocations = [new() { Id = Ids.Of($"practice/at/{number}"), ServiceId = service.Id, LocationId = location.Id, Location = location }];
    }

    IEnumerable<Term> Terms(ListingKind kind)
    {
        if (settings.Find(Taxonomies.Categories, kind.Category) is { } category) yield return category;
        foreach (var need in kind.Needs.Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (random.Chance(0.8) && settings.Find(Taxonomies.Needs, need) is { } term) yield return term;
    }

    static string StreetOf(PropertyAddress place)
    {
        var words = place.Lines[0].Split(' ');
        return string.Join(' ', words.SkipWhile(it => it is "Flat" || it.Any(char.IsAsciiDigit)).SkipLast(1).DefaultIfEmpty(place.Ward!));
    }

    // A hall is in no flat.
    static string Building(string line) => line.StartsWith("Flat ", StringComparison.Ordinal) ? line[(line.IndexOf(',', StringComparison.Ordinal) + 2)..] : line;

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
