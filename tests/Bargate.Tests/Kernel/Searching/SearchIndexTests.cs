using System.Runtime.CompilerServices;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Searching;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Searching;

/// <summary>The index keeps up with what the modules say, and any query is answered.</summary>
public sealed class SearchIndexTests(SearchIndexTests.House house) : IClassFixture<SearchIndexTests.House>
{
    public sealed class House : Site
    {
        internal Shelf Shelf { get; } = new();

        protected override void Configure(WebApplicationBuilder builder) => builder.Services.AddSingleton<ISearchable>(Shelf);
    }

    internal sealed class Shelf : ISearchable
    {
        public Dictionary<string, SearchEntry> Entries { get; } = [];

        public string Key => "shelf";

        public async IAsyncEnumerable<SearchEntry> All([EnumeratorCancellation] CancellationToken stop)
        {
            await Task.CompletedTask;
            foreach (var entry in Entries.Values.ToList()) yield return entry;
        }

        public Task<SearchEntry?> One(string id, CancellationToken stop) => Task.FromResult(Entries.GetValueOrDefault(id));
    }

    static SearchEntry Entry(string id, string title, string body = "") => new(id, "shelf", $"/shelf/{id}", title, "", body);

    async Task Put(SearchEntry entry)
    {
        house.Shelf.Entries[entry.Id] = entry;
        await Touch(entry.Id);
    }

    async Task Touch(string id)
    {
        await house.InScope(async scope =>
        {
            scope.GetRequiredService<SearchIndex>().Touch("shelf", id);
            return await scope.GetRequiredService<Bargate.Kernel.BargateDb>().SaveChangesAsync();
        });
        await house.RunJobs();
    }

    Task<SearchResults> Find(string query, params string[] permissions) =>
        house.InScope(scope => scope.GetRequiredService<Search>().Find(new(query) { Permissions = permissions }, CancellationToken.None));

    async Task<bool> Finds(string query, string id, params string[] permissions) => (await Find(query, permissions)).All.Any(it => it.Url == $"/shelf/{id}");

    [Fact]
    public async Task What_is_touched_is_found_as_it_is_now_and_what_is_gone_is_not_found()
    {
        await Put(Entry("quokka", "Quokka watching"));
        Assert.True(await Finds("quokkas", "quokka"));
        await Put(Entry("quokka", "Wallaby watching"));
        Assert.False(await Finds("quokka", "quokka"));
        Assert.True(await Finds("wallabies", "quokka"));
        house.Shelf.Entries.Remove("quokka");
        await Touch("quokka");
        Assert.False(await Finds("wallaby", "quokka"));
        Assert.Equal(0, await house.InDatabase(db => db.Set<TouchedRow>().CountAsync()));
    }

    [Fact]
    public async Task A_change_that_is_not_saved_touches_nothing()
    {
        house.Shelf.Entries["ghost"] = Entry("ghost", "Capybara");
        await house.InScope(scope => { scope.GetRequiredService<SearchIndex>().Touch("shelf", "ghost"); return Task.FromResult(0); });
        await house.RunJobs();
        house.Shelf.Entries.Remove("ghost");
        Assert.False(await Finds("capybara", "ghost"));
    }

    [Fact]
    public async Task An_entry_is_seen_in_its_time_only()
    {
        var now = house.Clock.GetUtcNow().UtcDateTime;
        await Put(Entry("fair", "Narwhal fair") with { VisibleFrom = now.AddHours(1), VisibleTo = now.AddHours(2) });
        Assert.False(await Finds("narwhal", "fair"));
        house.Clock.Move(TimeSpan.FromMinutes(90));
        Assert.True(await Finds("narwhal", "fair"));
        house.Clock.Move(TimeSpan.FromHours(1));
        Assert.False(await Finds("narwhal", "fair"));
    }

    [Fact]
    public async Task An_entry_with_a_permission_is_for_those_who_hold_it()
    {
        await Put(Entry("plan", "Ocelot plan") with { Permission = "search.manage" });
        Assert.False(await Finds("ocelot", "plan"));
        Assert.False(await Finds("ocelott", "plan"));
        Assert.False(await Finds("ocelot", "plan", "cases.see"));
        Assert.True(await Finds("ocelot", "plan", "cases.see", "search.manage"));
        Assert.Empty(await house.InScope(scope => scope.GetRequiredService<Search>().Suggest("ocel", [], CancellationToken.None)));
    }

    [Fact]
    public async Task The_nightly_compare_repairs_what_was_lost_changed_and_left_over()
    {
        await Put(Entry("okapi", "Okapi house"));
        house.Shelf.Entries["tapir"] = Entry("tapir", "Tapir house");
        house.Shelf.Entries["okapi"] = Entry("okapi", "Pangolin house");
        Assert.False(await Finds("tapir", "tapir"));
        Assert.Equal(2, await Compare());
        Assert.True(await Finds("tapir", "tapir"));
        Assert.True(await Finds("pangolin", "okapi"));
        house.Shelf.Entries.Clear();
        Assert.True(await Compare() >= 2);
        Assert.False(await Finds("tapir", "tapir"));
        Assert.Equal(0, await Compare());
    }

    [Fact]
    public async Task Structures_that_lost_their_rows_are_made_again()
    {
        await Put(Entry("axolotl", "Axolotl pond"));
        await house.InDatabase(db => db.Write(async () => { await SearchStore.Of(db).Remove([EntryRow.IdOf("shelf", "axolotl")], CancellationToken.None); return 0; }));
        Assert.False(await Finds("axolotl", "axolotl"));
        Assert.True(await Compare() > 0);
        Assert.True(await Finds("axolotl", "axolotl"));
    }

    [Fact]
    public async Task The_title_counts_more_than_the_body_and_all_words_more_than_some()
    {
        await Put(Entry("one", "Marmot feeding", "on Mondays"));
        await Put(Entry("two", "Animal care", "the marmot gets its feeding on Mondays after a long walk through the park"));
        await Put(Entry("three", "Feeding times", "of all animals"));
        var found = (await Find("marmot feeding")).All.Select(it => it.Url).Where(it => it.StartsWith("/shelf/", StringComparison.Ordinal)).ToList();
        Assert.Equal(["/shelf/one", "/shelf/two", "/shelf/three"], found);
    }

    // Whatever is typed: signs of FTS5 and tsquery, half characters, other scripts.
    [Fact]
    public void No_query_makes_the_search_fail()
    {
        string[] signs = ["\"", "*", "-", "NEAR(", "AND", "OR", "NOT", "'", "\\", ":", "&", "|", "!", "<->", "(", ")", "^", "{title}", ":*", "\0", "%", "_", ";--", "bin", "counciltax", "Ünïcødé", "مرحبا", "中文", "😀", "\uD83D", "ß", "ﬁ", "x²", "SO14 7DW", "0"];
        var typed = Gen.OneOf(Gen.Elements(signs), ArbMap.Default.GeneratorFor<string>().Select(it => it ?? "")).ListOf().Select(it => string.Join(' ', it.Take(12)));
        Prop.ForAll(Arb.From(typed), query =>
        {
            var found = Find(query).GetAwaiter().GetResult();
            var suggested = house.InScope(scope => scope.GetRequiredService<Search>().Suggest(query, [], CancellationToken.None)).GetAwaiter().GetResult();
            return found.All.Count >= 0 && suggested.Count <= 8 && (!found.Close || found.All.Count > 0);
        }).QuickCheckThrowOnFailure();
    }

    Task<int> Compare() => house.InScope(scope => scope.GetRequiredService<SearchIndex>().Compare(CancellationToken.None));
}
