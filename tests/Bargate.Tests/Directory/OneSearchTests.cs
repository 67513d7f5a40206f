using Bargate.Directory;
using Bargate.Directory.Contract;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Examples;
using Bargate.Kernel.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Directory;

/// <summary>The directory in the one search of the site.</summary>
public sealed class OneSearchTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    const string Secret = "SO19 4AA";

    async Task<Entry> Put(string name, Action<Bargate.Directory.Oruk.OrukService>? more = null, double checkedDaysAgo = 1, params string[] terms)
    {
        var entry = await site.Write(name, more, checkedDaysAgo: checkedDaysAgo, terms: terms);
        await Touch(entry.Id);
        return entry;
    }

    async Task Touch(Guid entry)
    {
        await site.InScope(async scope =>
        {
            scope.GetRequiredService<SearchIndex>().Touch(DirectorySearch.Source, entry.ToString());
            return await scope.GetRequiredService<Bargate.Kernel.BargateDb>().SaveChangesAsync();
        });
        await site.RunJobs();
    }

    async Task<bool> Finds(string query, Entry entry, string more = "")
    {
        using var visitor = site.Visitor();
        return (await visitor.Http.GetStringAsync($"/search?q={Uri.EscapeDataString(query)}{more}")).Contains(entry.Slug, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_found_by_its_words_and_can_be_asked_for_by_kind()
    {
        var entry = await Put("Quillon Fencing Club", it => it.Description = "Foil and sabre for beginners on Thursdays.", terms: "martial-arts");
        Assert.True(await Finds("quillon fencing", entry));
        Assert.True(await Finds("sabre", entry));
        using var visitor = site.Visitor();
        var page = await visitor.Get("/search?q=fencing&kind=directory");
        Assert.Contains("Quillon Fencing Club", page.Main, StringComparison.Ordinal);
        Assert.Contains("Directory of services", page.Main, StringComparison.Ordinal);
        Assert.Contains("Quillon Fencing Club", await visitor.Http.GetStringAsync("/search/suggest?q=quillon"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_keep_their_places_however_many_entries_say_the_same_words()
    {
        using var visitor = site.Visitor();
        string[] Found(Page page) => [.. page.Document.QuerySelectorAll("[data-results=found] > li > a:first-child").Select(it => it.TextContent)];
        var before = Found(await visitor.Get("/search?q=council+tax+bill"));
        for (var i = 0; i < 12; i++) await Put($"Council Tax Bill advice {i}", it => it.Description = "Council tax bill, council tax bill, council tax bill.");
        var after = Found(await visitor.Get("/search?q=council+tax+bill"));
        Assert.True(before.Length >= 5);
        Assert.Equal(before.Take(4), after.Take(4));
        Assert.Equal(3, after.Count(it => it.StartsWith("Council Tax Bill advice", StringComparison.Ordinal)));
        // How rare a word is among the pages does not change with what stands in the directory.
        Assert.True((await visitor.Get("/search?q=council+tax+bill&kind=directory")).Main.Contains("Council Tax Bill advice 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_officers_and_the_clock_do_is_in_the_search_when_the_jobs_have_run()
    {
        var entry = await Put("Brambling Row Bowls", checkedDaysAgo: 100);
        Assert.True(await Finds("brambling", entry));
        using var officer = await site.Officer();
        var edit = await officer.Get("/staff/directory/entry/" + entry.Id);
        await officer.Submit(edit, ("Form.Name", "Brambling Row Petanque"), ("Form.Description", "Boules on the green, every Sunday from two, all year."), ("Form.Status", "active"), ("Place.Directories", "community"));
        await site.RunJobs();
        Assert.True(await Finds("petanque", entry));
        Assert.Equal("Brambling Row Petanque", await site.InDatabase(db => db.Set<EntryRow>().Where(it => it.Entry == entry.Id.ToString()).Select(it => it.Title).SingleAsync()));
        await officer.Submit(await officer.Get("/staff/directory/entry/" + entry.Id), ("Do", "archive"));
        await site.RunJobs();
        Assert.False(await Finds("petanque", entry));
    }

    [Fact]
    public async Task A_hidden_entry_is_in_the_index_no_more()
    {
        var entry = await Put("Whimbrel Close Whist", checkedDaysAgo: 175);
        Assert.True(await Finds("whimbrel", entry));
        await site.Pass(10);
        await site.RunJobs();
        Assert.Equal(EntryState.Hidden, (await site.Read(entry.Id)).State);
        Assert.False(await Finds("whimbrel", entry));
        Assert.False(await site.InDatabase(db => db.Set<EntryRow>().AnyAsync(it => it.Entry == entry.Id.ToString())));
    }

    [Fact]
    public async Task A_masked_address_is_neither_in_the_index_nor_in_suggestions()
    {
        var place = PracticePlaces.All.First(it => it.Postcode == Secret);
        var entry = await Put("Petrel Refuge", it =>
        {
            it.Description = $"Safe rooms at {place.Lines[0]}, {place.Postcode}, for women and children.";
            it.ServiceAtLocations = [DirectorySite.At(Secret, masked: true)];
        }, terms: "refuges");
        Assert.True(await Finds("petrel refuge", entry));
        var row = await site.InDatabase(db => db.Set<EntryRow>().AsNoTracking().SingleAsync(it => it.Entry == entry.Id.ToString()));
        var all = string.Join('\n', row.Title, row.Summary, row.Words, row.Stems);
        foreach (var secret in new[] { place.Lines[0], Secret, Secret.ToLowerInvariant(), Secret.Replace(" ", "", StringComparison.Ordinal), "The Old Hall", " so19 " }) Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
        using var visitor = site.Visitor();
        foreach (var url in new[] { "/search?q=petrel+refuge", "/search?q=petrel&kind=directory", "/search/suggest?q=petrel", "/search?q=" + Uri.EscapeDataString("old hall refuge"), "/search/suggest?q=" + Uri.EscapeDataString("petr") })
        {
            var text = await visitor.Http.GetStringAsync(url);
            foreach (var secret in new[] { place.Lines[0], Secret, "The Old Hall" }) Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.False(await Finds(place.Lines[0], entry, "&exact=yes&kind=directory"));
    }
}
