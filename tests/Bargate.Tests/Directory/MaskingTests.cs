using Bargate.Directory;
using Bargate.Directory.Oruk;
using Bargate.Directory.Storage;
using Bargate.Examples;

namespace Bargate.Tests.Directory;

/// <summary>The address of a refuge or of a childminder's home, looked for in everything that leaves the directory.</summary>
public sealed class MaskingTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    const string Secret = "SO19 4AA";

    [Fact]
    public async Task What_an_officer_masked_stays_masked_when_a_feed_says_it_again_and_no_name_gives_it_away()
    {
        var place = PracticePlaces.All.First(it => it.Postcode == Secret);
        var entry = await site.Write($"Little Stars, {place.Lines[0]}", it => it.ServiceAtLocations = [DirectorySite.At(Secret, masked: true)], directories: "family");
        Assert.DoesNotContain(place.Lines[0].Replace(' ', '-'), entry.Slug, StringComparison.OrdinalIgnoreCase);
        var again = entry.Read();
        foreach (var it in again.Locations) it.Masked = null;
        Masking.Carry(entry.Read(), again);
        Assert.All(again.Locations, it => Assert.True(it.Masked));
        var provider = new OrukOrganization { Id = Guid.NewGuid(), Name = $"Stars of {place.Lines[0]}", Description = $"Ring at {place.Lines[0]}" };
        Masking.Withhold(provider, [entry.Read()]);
        Assert.DoesNotContain(place.Lines[0], provider.Name + provider.Description, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_entry_that_is_masked_later_loses_the_address_that_its_name_gave_away()
    {
        var place = PracticePlaces.All.First(it => it.Postcode == Secret);
        var entry = await site.Write($"Little Feet, {place.Lines[0]}", it => it.ServiceAtLocations = [DirectorySite.At(Secret)], directories: "family");
        var said = string.Join('-', place.Lines[0].ToLowerInvariant().Split(' '));
        Assert.Contains(said, entry.Slug, StringComparison.Ordinal);
        using var officer = await site.Officer();
        await officer.Submit(await officer.Get($"/staff/directory/entry/{entry.Id}"), ("Form.Name", entry.Name), ("Form.Description", "Childcare at home."), ("Form.Status", "active"), ("Form.Masked", "true"), ("Place.Street", place.Lines[0]), ("Place.Postcode", Secret), ("Place.Directories", "family"));
        var after = await site.Read(entry.Id);
        Assert.DoesNotContain(said, after.Slug, StringComparison.Ordinal);
        using var visitor = site.Visitor();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.Get("/directory/services/" + entry.Slug)).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.Get("/directory/services/" + after.Slug)).Status);
    }

    [Fact]
    public async Task A_masked_address_stands_in_no_output()
    {
        // Not the postcode that the hints name.
        var place = PracticePlaces.All.First(it => it.Postcode == Secret);
        var entry = await site.Write("Harbour Refuge", it =>
        {
            it.Description = $"Somewhere safe. You find us at {place.Lines[0]}, {place.Postcode}, or {place.Postcode.Replace(" ", "").ToLowerInvariant()}.";
            it.ServiceAtLocations = [DirectorySite.At(Secret, masked: true)];
            it.ServiceAtLocations[0].Location!.ExternalIdentifier = place.Uprn.ToString(System.Globalization.CultureInfo.InvariantCulture);
            it.ServiceAtLocations[0].Schedules = [DirectorySite.Weekly("MO", "10:00", "12:00")];
            it.Contacts = [new() { Id = Guid.NewGuid(), Title = $"Manager, {place.Lines[0]}" }];
        }, directories: "adult", terms: "refuges");
        var at = entry.Read().ServiceAtLocations![0].Id;
        using var visitor = site.Visitor();
        var kept = await visitor.Get("/directory/services/" + entry.Slug);
        await visitor.Submit(kept, new Dictionary<string, string> { ["Do"] = "add" }, "/directory/shortlist");
        string[] outputs =
        [
            "/directory/services/" + entry.Slug, $"/directory/services/{entry.Slug}?print=large", $"/directory/services/{entry.Slug}/sessions.ics", "/directory?q=harbour+refuge", "/directory/adult", "/directory/embed?q=refuge",
            "/directory/shortlist", "/directory/shortlist?of=" + entry.Slug, "/directory/report/" + entry.Slug, "/directory/claim/" + entry.Slug, $"/directory?q={Uri.EscapeDataString(place.Lines[0])}", "/directory?postcode=SO19+4AA&within=5",
            "/oruk/v3/services?full=true", "/oruk/v3/services?format=ndjson&full=true", "/oruk/v3/services/" + entry.Id, "/oruk/v3/services", "/oruk/v3/service_at_locations", "/oruk/v3/service_at_locations?full=true",
            "/oruk/v3/service_at_locations/" + at, "/oruk/v3/organizations", "/oruk/v3/organizations?full=true&full_service=true", "/oruk/v3/organizations/" + entry.Provider + "?full_service=true", "/oruk/v3/service_at_locations?format=ndjson&full=true",
        ];
        string[] secrets = [place.Lines[0], place.Postcode.Replace(" ", "", StringComparison.Ordinal), "The Old Hall", place.Uprn.ToString(System.Globalization.CultureInfo.InvariantCulture), Number(place.Latitude), Number(place.Longitude), "bg_masked"];
        foreach (var url in outputs)
        {
            using var answer = await visitor.Http.GetAsync(url);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{url} answers {answer.StatusCode}");
            // What was asked for is written back into its own field.
            if (!url.Contains("?q=", StringComparison.Ordinal) && !url.Contains("postcode", StringComparison.Ordinal)) Assert.DoesNotContain(place.Postcode, text, StringComparison.OrdinalIgnoreCase);
            foreach (var secret in secrets.Where(it => !Uri.UnescapeDataString(url).Contains(it, StringComparison.OrdinalIgnoreCase))) Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{url} says {secret}");
        }
        // Neither its words nor a distance lead to it.
        Assert.DoesNotContain(entry.Slug, await visitor.Http.GetStringAsync("/directory?postcode=SO19+4AA&within=0.5"), StringComparison.Ordinal);
        Assert.DoesNotContain(entry.Id.ToString(), await visitor.Http.GetStringAsync("/oruk/v3/service_at_locations?postcode=SO19+4AA&proximity=100"), StringComparison.Ordinal);
        Assert.Contains("Address not shown", (await visitor.Get("/directory?q=harbour+refuge")).Main, StringComparison.Ordinal);
        // Officers are told that somebody wrote it into a text.
        using var officer = await site.Officer();
        Assert.Contains("Harbour Refuge", (await officer.Get("/staff/directory?list=address-in-text")).Main, StringComparison.Ordinal);
    }

    static string Number(double? degrees) => degrees!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)[..7];
}
