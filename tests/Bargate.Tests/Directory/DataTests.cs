using Bargate.Directory;
using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Bargate.Examples.Listings;
using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Directory;

/// <summary>What the directory holds about people, how long, and what happens when they ask; and the pairs of entries that may be one.</summary>
public sealed class DataTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    static Subject Of(string email) => new(null, [], [new("email", email)]);

    Task<List<PersonalItem>> Export(string email) => site.InScope(async scope =>
    {
        var found = new List<PersonalItem>();
        await foreach (var it in scope.GetServices<IPersonalDataSource>().Single(it => it.Key == "directory").Export(Of(email), CancellationToken.None)) found.Add(it);
        return found;
    });

    Task<Erasure> Erase(string email) => site.InScope(scope => scope.GetServices<IPersonalDataSource>().Single(it => it.Key == "directory").Erase(Of(email), CancellationToken.None));

    async Task Report(Entry entry, string email, string text)
    {
        using var visitor = site.Visitor();
        await visitor.Submit(await visitor.Get("/directory/report/" + entry.Slug), ("Topic", "other"), ("Text", text), ("Email", email));
    }

    [Fact]
    public async Task A_steward_and_a_reporter_are_told_what_is_held_and_are_forgotten_on_request()
    {
        var entry = await site.Write("Ouzel Origami", steward: "ouzel@example.org");
        await Report(entry, "Ouzel@Example.org", "The hall was painted blue");
        await Report(entry, "another@example.org", "Not theirs");
        var held = await Export("ouzel@example.org");
        Assert.Equal(2, held.Count);
        Assert.Contains(held.SelectMany(it => it.Details), it => it.Text == "Provider of Ouzel Origami");
        Assert.Contains(held.SelectMany(it => it.Details), it => it.Text.StartsWith("The hall was painted blue", StringComparison.Ordinal));
        Assert.DoesNotContain(held.SelectMany(it => it.Details), it => it.Text == "Not theirs");
        Assert.Empty(await Export("stranger@example.org"));
        var (keys, text) = await site.InDatabase(async db => (await db.Providers.Where(it => it.Id == entry.Provider).Select(it => it.KeyId).SingleAsync(), await db.MistakeReports.CountAsync(it => it.Entry == entry.Id && it.Text != null)));
        Assert.Equal(2, text);
        var erased = await Erase("ouzel@example.org");
        Assert.Equal(2, erased.Erased);
        Assert.Empty(erased.Kept);
        Assert.Empty(await Export("ouzel@example.org"));
        var provider = await site.InDatabase(db => db.Providers.AsNoTracking().SingleAsync(it => it.Id == entry.Provider));
        Assert.Null(provider.StewardHash);
        Assert.Null(provider.KeyId);
        Assert.Null(await site.InScope(scope => scope.GetRequiredService<KeyRing>().Open(keys!.Value, CancellationToken.None)));
        // The entry stands without its steward.
        using var visitor = site.Visitor();
        Assert.Equal("Ouzel Origami", (await visitor.Get("/directory/services/" + entry.Slug)).Heading);
        Assert.Single(await Export("another@example.org"));
    }

    [Fact]
    public async Task Texts_are_due_a_year_after_they_were_answered_and_not_before()
    {
        await using var own = new DirectorySite();
        await own.InitializeAsync();
        var entry = await own.Write("Dabchick Dominoes");
        using var visitor = own.Visitor();
        await visitor.Submit(await visitor.Get("/directory/report/" + entry.Slug), ("Topic", "other"), ("Text", "Answered"));
        await visitor.Submit(await visitor.Get("/directory/report/" + entry.Slug), ("Topic", "other"), ("Text", "Still open"));
        await visitor.Submit(await visitor.Get("/directory/comments"), ("Text", "A comment on the offer"));
        using var officer = await own.Officer();
        await officer.Submit(await officer.Get("/staff/directory/reports"));
        await officer.Submit(await officer.Get("/staff/directory/comments"), ("Text", "A comment"), ("Answer", "An answer."), ("Do", "publish"));
        Task<IReadOnlyList<DueRecord>> Due() => own.InScope(scope => scope.GetServices<IRetained>().Single(it => it.Key == "directory").Due(own.Now, 10, CancellationToken.None));
        own.Clock.Move(TimeSpan.FromDays(360));
        Assert.Empty(await Due());
        own.Clock.Move(TimeSpan.FromDays(10));
        var due = await Due();
        Assert.Equal(2, due.Count);
        foreach (var it in due)
            Assert.True(await own.InScope(async scope =>
            {
                var done = await scope.GetServices<IRetained>().Single(one => one.Key == "directory").Dispose(it.Id, CancellationToken.None);
                await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
                return done;
            }));
        Assert.Empty(await Due());
        Assert.False(await own.InScope(scope => scope.GetServices<IRetained>().Single(one => one.Key == "directory").Dispose(due[0].Id, CancellationToken.None)));
        // The open one is still there, and what was published stays.
        Assert.Equal(1, await own.InDatabase(db => db.MistakeReports.CountAsync(it => it.Text != null)));
        Assert.Contains("An answer.", (await visitor.Get("/directory/comments")).Main, StringComparison.Ordinal);
        Assert.False(await own.InDatabase(db => db.LocalOfferComments.AnyAsync(it => it.Sent != null)));
    }

    [Fact]
    public async Task Two_entries_that_are_one_are_shown_as_a_pair_and_an_officer_keeps_one()
    {
        await using var own = new DirectorySite();
        await own.InitializeAsync();
        await own.InScope(it => PracticeListings.Fill(it, own.Now, 300, CancellationToken.None));
        Task<Entry> Same(string name) => own.Write(name, it =>
        {
            (it.Email, it.Phones) = ("kittiwake@example.org", [new() { Id = Guid.NewGuid(), Number = "023 8055 0987" }]);
            it.ServiceAtLocations = [DirectorySite.At("SO19 4AA")];
        });
        var (first, second) = (await Same("Kittiwake Kayaking Club"), await Same("Kittiwake Kayaking club (Southampton)"));
        using var officer = await own.Officer();
        var page = await officer.Get("/staff/directory/duplicates");
        var pair = page.Document.QuerySelectorAll("main ol > li").Single(it => it.TextContent.Contains("Kittiwake Kayaking Club", StringComparison.Ordinal));
        Assert.Contains("Kittiwake Kayaking club (Southampton)", pair.TextContent, StringComparison.Ordinal);
        var form = pair.QuerySelector("form")!;
        await officer.Follow(await officer.Http.PostAsync("/staff/directory/duplicates", new FormUrlEncodedContent([new("_token", form.QuerySelector("[name=_token]")!.GetAttribute("value")!), new("TakeOut", second.Id.ToString())])));
        Assert.Equal(EntryState.Archived, (await own.Read(second.Id)).State);
        Assert.NotEqual(EntryState.Archived, (await own.Read(first.Id)).State);
        Assert.DoesNotContain("Kittiwake", (await officer.Get("/staff/directory/duplicates")).Main, StringComparison.Ordinal);
    }
}
