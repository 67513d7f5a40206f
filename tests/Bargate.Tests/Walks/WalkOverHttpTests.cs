using Bargate.Cases.Storage;
using Bargate.Services.Contract;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Walks;

/// <summary>Every walk of every service through the real site, on the database of the run.</summary>
public sealed class WalkOverHttpTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    public static TheoryData<string, string> Walks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (service, walk) in AllWalks.All) data.Add(service.Id, walk.Name);
            return data;
        }
    }

    [Theory, MemberData(nameof(Walks))]
    public async Task A_walk_comes_to_what_it_says(string service, string name)
    {
        var (definition, walk) = AllWalks.Find(service, name);
        var walker = new HttpWalker(site, definition, walk);
        var page = await walker.Go();
        if (walk.Expect.Exit is { } exit)
        {
            Assert.EndsWith($"/services/{service}/exit/{exit}", page.Url, StringComparison.Ordinal);
            Assert.Equal(definition.ExitPage(exit)!.Title.In("en"), page.Heading);
        }
        if (walk.Changes.Count == 0 && walk.Expect.Pages is { } pages)
            Assert.Equal(pages.Where(it => it != walk.Expect.Exit), walker.Way);
        if (walk.Expect.Case is not { } expected) return;
        var sent = await walker.Send(page);
        Assert.True(sent.Url.EndsWith("/sent", StringComparison.Ordinal), $"{sent.Url}: {string.Join(" ", sent.Errors)}");
        var reference = sent.Document.QuerySelector(".govuk-panel__body strong")!.TextContent;
        await site.RunJobs();
        var made = await site.InDatabase(db => db.Cases.AsNoTracking().SingleAsync(it => it.Reference == reference));
        if (expected.Team is { } team) Assert.Equal(team, made.Team);
        if (expected.Priority is { } priority) Assert.Equal(priority, made.Priority);
        if (expected.Stage is { } stage && definition.Case.Auto?.SampleEvery is null) Assert.Equal(stage, made.Stage);
        if (expected.Fee is > 0 and var fee) Assert.Contains(new Bargate.Kernel.Money(fee).ToString(), sent.Main, StringComparison.Ordinal);
        if (walk.Expect.Message is { } message) Assert.Contains(message, sent.Main, StringComparison.Ordinal);
    }
}
