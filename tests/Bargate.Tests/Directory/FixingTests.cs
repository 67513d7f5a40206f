using System.Globalization;
using System.Net;
using Bargate.Directory;
using Bargate.Directory.Storage;
using Bargate.Examples.Listings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Directory;

/// <summary>An officer finds the worst things about a practice directory, and puts them right.</summary>
public sealed class FixingTests(FixingTests.Filled site) : IClassFixture<FixingTests.Filled>
{
    public sealed class Filled : DirectorySite
    {
        protected override async Task Prepare()
        {
            await base.Prepare();
            await InScope(it => PracticeListings.Fill(it, Now, 600, CancellationToken.None));
        }
    }

    static IReadOnlyList<(string List, int Entries, int Views)> Worst(Page page) =>
        [.. page.Document.QuerySelectorAll("tr[data-list]").Select(it => (it.GetAttribute("data-list")!, Number(it.QuerySelectorAll("td")[0].TextContent), Number(it.QuerySelectorAll("td")[1].TextContent)))];

    static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("en-GB"));

    static async Task<Page> Post(Visitor officer, Page page, params (string Name, string Value)[] fields)
    {
        var token = page.Document.QuerySelector("main form [name=_token]")!.GetAttribute("value")!;
        return await officer.Follow(await officer.Http.PostAsync(page.Url, new FormUrlEncodedContent([new("_token", token), .. fields.Select(it => KeyValuePair.Create(it.Name, it.Value))])));
    }

    [Fact]
    public async Task An_officer_finds_and_fixes_the_five_worst_things_and_the_figures_go_down()
    {
        using var officer = await site.Officer();
        var dashboard = await officer.Get("/staff/directory");
        var worst = Worst(dashboard);
        Assert.Equal(5, worst.Count);
        // By how many people meet them.
        Assert.Equal(worst.Select(it => it.Views).OrderDescending(), worst.Select(it => it.Views));
        Assert.True(worst[0].Views > worst[^1].Views);
        foreach (var (list, first, _) in worst)
        {
            // What was put right in one list may stand in a later one.
            dashboard = await officer.Get("/staff/directory");
            var entries = Worst(dashboard).Where(it => it.List == list).Select(it => it.Entries).SingleOrDefault();
            Assert.InRange(entries, 0, first);
            if (entries == 0) continue;
            var link = dashboard.Document.QuerySelector($"tr[data-list='{list}'] a")!.GetAttribute("href")!;
            var page = await officer.Get(link);
            Assert.StartsWith($"{entries} entries,", page.Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
            var boxes = page.Document.QuerySelectorAll("[name=Chosen]").Select(it => it.GetAttribute("value")!).ToList();
            Assert.NotEmpty(boxes);
            var ways = page.Document.QuerySelectorAll("button[name=Do]").Select(it => it.GetAttribute("value")!).ToList();
            int Left(Page after) => after.Document.QuerySelectorAll("[name=Chosen]").Length == 0 ? 0 : Number(after.Main.Split(" entries, looked at")[0].Split([' ', '\n', '>']).Last(it => it.Length > 0));
            Page done;
            if (ways.Contains("tidy")) done = await Post(officer, page, ("Do", "tidy"), ("Everything", "yes"));
            else if (ways.Contains("withhold")) done = await Post(officer, page, ("Do", "withhold"), ("Everything", "yes"));
            else if (ways.Contains("assure")) done = await Post(officer, page, [("Do", "assure"), .. boxes.Select(it => ("Chosen", it))]);
            else
            {
                var edit = await officer.Get("/staff/directory/entry/" + boxes[0]);
                var saved = await officer.Submit(edit, ("Form.Name", "Written anew"), ("Form.Description", "What it is, in enough words that somebody who reads it knows whether it is for them."), ("Form.Times", "Monday 10:00-12:00"), ("Form.Fees", "Free"), ("Form.Eligibility", "Everybody"),
                    ("Form.Phone", "023 8090 0001"), ("Form.Status", "active"), ("Place.Directories", "community"), ("Place.Categories", "crafts"), ("Place.Street", "1 Test Street"), ("Place.Postcode", "SO14 1AA"));
                Assert.Contains("Saved and published", saved.Main, StringComparison.Ordinal);
                done = await officer.Get(link);
            }
            Assert.Equal(HttpStatusCode.OK, done.Status);
            Assert.True(Left(done) < entries, $"{list} had {entries} and has {Left(done)}");
        }
        var after = Worst(await officer.Get("/staff/directory"));
        Assert.True(after.Sum(it => it.Views) < worst.Sum(it => it.Views));
    }

    [Fact]
    public async Task A_list_shows_those_most_people_looked_at_first_and_nothing_chosen_changes_nothing()
    {
        var quiet = await site.Write("Nobody Looks Here", it => it.MinimumAge = -1);
        var busy = await site.Write("Everybody Looks Here", it => it.MinimumAge = -1);
        using var visitor = site.Visitor();
        for (var i = 0; i < 40; i++) await visitor.Get("/directory/services/" + busy.Slug);
        await site.Services.GetRequiredService<EntryViews>().Flush(CancellationToken.None);
        Assert.Equal(40, await site.InDatabase(db => db.EntryDays.Where(it => it.Entry == busy.Id).SumAsync(it => it.Count)));
        using var officer = await site.Officer();
        var page = await officer.Get("/staff/directory/fix/ages");
        var names = page.Document.QuerySelectorAll("tbody th a").Select(it => it.TextContent).ToList();
        Assert.Equal("Everybody Looks Here", names[0]);
        var nothing = await Post(officer, page, ("Do", "tidy"));
        Assert.Contains("Tick the entries that you mean", nothing.Html, StringComparison.Ordinal);
        Assert.Equal(-1, (await site.Read(quiet.Id)).Read().MinimumAge);
        await Post(officer, page, ("Do", "tidy"), ("Chosen", busy.Id.ToString()));
        Assert.Null((await site.Read(busy.Id)).Read().MinimumAge);
        Assert.Equal(-1, (await site.Read(quiet.Id)).Read().MinimumAge);
        // What nobody has looked at cannot be called right all at once.
        var never = await officer.Get("/staff/directory/fix/never");
        Assert.Contains("Tick the entries", (await Post(officer, never, ("Do", "assure"), ("Everything", "yes"))).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(officer, never, ("Do", "explode"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get("/staff/directory/fix/nonsense")).Status);
    }

    [Fact]
    public async Task The_address_in_a_text_is_taken_out_and_the_place_stays()
    {
        var place = Bargate.Examples.PracticePlaces.All.First(it => it.Postcode == "SO19 4AA");
        var entry = await site.Write("Gannet House", it =>
        {
            it.Description = $"Come to {place.Lines[0]}, {place.Postcode}. We are kind.";
            it.ServiceAtLocations = [DirectorySite.At("SO19 4AA", masked: true)];
        });
        using var officer = await site.Officer();
        var page = await officer.Get("/staff/directory/fix/address-in-text");
        await Post(officer, page, ("Do", "withhold"), ("Chosen", entry.Id.ToString()));
        var read = (await site.Read(entry.Id)).Read();
        Assert.DoesNotContain(place.Lines[0], read.Description, StringComparison.Ordinal);
        Assert.Equal(place.Postcode, read.ServiceAtLocations![0].Location!.Addresses![0].PostalCode);
        Assert.DoesNotContain("Gannet House", (await officer.Get("/staff/directory/fix/address-in-text")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Providers_are_asked_once_a_day_and_who_has_nobody_to_ask_is_counted()
    {
        var asked = await site.Write("Turnstone Tennis", checkedDaysAgo: 200, steward: "turnstone@example.org");
        var nobody = await site.Write("Redshank Rowing", checkedDaysAgo: 200);
        using var officer = await site.Officer();
        var page = await officer.Get("/staff/directory/fix/hidden");
        var done = await Post(officer, page, ("Do", "ask"), ("Chosen", asked.Id.ToString()), ("Chosen", nobody.Id.ToString()));
        Assert.Contains("1 providers are asked by email. 1 entries have nobody", done.Html, StringComparison.Ordinal);
        await Post(officer, page, ("Do", "ask"), ("Chosen", asked.Id.ToString()));
        Assert.Single(await site.MessagesTo("turnstone@example.org"));
        string Row(Page of, string name) => of.Document.QuerySelectorAll("tbody tr").Single(it => it.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;
        var list = await officer.Get("/staff/directory/fix/hidden");
        Assert.Contains("Asked today", Row(list, "Turnstone Tennis"), StringComparison.Ordinal);
        Assert.DoesNotContain("Asked", Row(list, "Redshank Rowing"), StringComparison.Ordinal);
        // A category may be hidden sooner than others, and the page says so.
        Assert.Contains("for 180 days (60 days for Crisis lines, Refuges", list.Main.ReplaceLineEndings(" "), StringComparison.Ordinal);
        // The page where officers begin says what waits, with a link.
        var home = await officer.Get("/staff");
        Assert.NotNull(home.Document.QuerySelector("a[href='/staff/directory/fix/hidden']"));
    }

    [Fact]
    public async Task An_officer_moves_an_entry_files_it_and_writes_its_costs_and_closed_days()
    {
        var entry = await site.Write("Dunlin Drawing", it => it.ServiceAtLocations = [DirectorySite.At("SO19 4AA")], terms: "crafts");
        using var officer = await site.Officer();
        var edit = await officer.Get("/staff/directory/entry/" + entry.Id);
        Assert.Equal(2, (await officer.Submit(edit, ("Form.Name", "Dunlin Drawing"), ("Form.Status", "active"), ("Place.Postcode", "nonsense"))).Errors.Count);
        var saved = await officer.Submit(edit, ("Form.Name", "Dunlin Drawing"), ("Form.Description", "Life drawing for everybody."), ("Form.Status", "active"), ("Form.Fees", "Adults: 4.50 a session\nChildren: free"), ("Form.Times", "Tuesday 18:00-20:00\n25 December 2029 closed"),
            ("Place.Building", "New Studio"), ("Place.Street", "9 Other Street"), ("Place.Postcode", "so14 1aa"), ("Place.Directories", "learning"), ("Place.Categories", "choirs"));
        Assert.Contains("Saved and published", saved.Main, StringComparison.Ordinal);
        var read = await site.Read(entry.Id);
        var document = read.Read();
        Assert.Equal(["learning"], read.InDirectories);
        Assert.Equal("choirs", Assert.Single(document.TermIds.Select(it => site.Directory.Find(it)).OfType<Term>()).Key);
        Assert.Equal([4.5m, 0m], document.CostOptions!.Select(it => it.Amount!.Value));
        var location = document.ServiceAtLocations![0].Location!;
        var there = Bargate.Examples.PracticePlaces.All.Where(it => it.Postcode == "SO14 1AA").ToList();
        Assert.Equal(there.Average(it => it.Latitude!.Value), location.Latitude!.Value, 4);
        using var visitor = site.Visitor();
        var shown = (await visitor.Get("/directory/services/" + entry.Slug)).Main;
        foreach (var said in new[] { "New Studio", "9 Other Street", "SO14 1AA", "Adults: £4.50 a session", "Children: Free", "Closed: Tuesday 25 December 2029" }) Assert.Contains(said, shown, StringComparison.Ordinal);
        // The form says it again as it was written.
        Assert.Contains("25 December 2029 closed", (await officer.Get("/staff/directory/entry/" + entry.Id)).Html, StringComparison.Ordinal);
    }
}
