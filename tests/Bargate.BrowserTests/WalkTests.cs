using Bargate.Tests.Walks;

namespace Bargate.BrowserTests;

/// <summary>One walk of every service as a resident with a phone and a computer meets it.</summary>
[Collection(Walking.Name)]
public sealed class WalkTests(WalkSite site)
{
    public static TheoryData<string> Services => [.. AllWalks.Services.Select(it => it.Id)];

    [SkippableTheory, MemberData(nameof(Services))]
    public async Task The_main_walk_of_a_service_comes_to_a_reference_and_every_page_of_it_is_accessible(string service)
    {
        var page = await site.Open();
        var (seen, found) = (0, new List<string>());
        var reference = await new Reporter(site, new Pointer(page)).Report(service, async it =>
        {
            // Every type of page is looked at in both widths by PageTests; here each page in one, by turns.
            try { await Look.At(it, seen++ % 2 == 0 ? Look.Phone : Look.Desk); }
            catch (Xunit.Sdk.XunitException wrong) { found.Add(wrong.Message); }
        });
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Matches("^[A-Z]{2}-[0-9A-Z]{3}-[0-9A-Z]{3}$", reference);
        Assert.True(seen >= 4, $"Only {seen} pages were looked at");
        await page.Context.CloseAsync();
    }
}
