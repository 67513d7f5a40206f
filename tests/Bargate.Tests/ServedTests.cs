using System.Text;

namespace Bargate.Tests;

/// <summary>Nothing that the real host serves is the crown's: no Transport font, no crest, no crown.</summary>
public sealed class ServedTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    static readonly string[] Forbidden = ["GDS Transport", "/assets/fonts", "govuk-crest", "govuk-crown", "gds-logo"];

    [Fact]
    public async Task Nothing_served_names_what_only_GOV_UK_may_use()
    {
        using var visitor = site.Visitor();
        var (served, breaches) = (0, new List<string>());
        foreach (var url in StaffUrl.Public(site.Services, it => it == "service" ? "missed-bin" : "junk"))
        {
            using var answer = await visitor.Http.GetAsync(url);
            var text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
            breaches.AddRange(Forbidden.Where(it => text.Contains(it, StringComparison.OrdinalIgnoreCase)).Select(it => $"{url} names {it}"));
            if (url.Contains("/fonts/", StringComparison.OrdinalIgnoreCase) || url.EndsWith(".woff2", StringComparison.OrdinalIgnoreCase)) breaches.Add($"{url} is a font");
            served++;
        }
        Rule.HasNoBreach(breaches);
        Assert.True(served > 20);
    }
}
