using Bargate.Kernel.Councils;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>A form in a second language, from its start page to the message.</summary>
public sealed class LanguageTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    static string? Lang(Page page) => page.Document.DocumentElement.GetAttribute("lang");

    [Fact]
    public async Task Each_page_of_a_translated_service_leads_to_the_same_page_in_the_other_language()
    {
        using var resident = site.Visitor();
        var page = await resident.Get(MissedBin.Url);
        Assert.Equal("en", Lang(page));
        var link = page.Document.QuerySelector(".bg-languages a")!;
        Assert.Equal(("pl", "pl", "Polski", $"{MissedBin.Url}?lang=pl"), (link.GetAttribute("lang"), link.GetAttribute("hreflang"), link.TextContent, link.GetAttribute("href")));
        page = await resident.Get(link.GetAttribute("href")!);
        Assert.Equal(("pl", "Zgłoś nieopróżniony pojemnik"), (Lang(page), page.Heading));
        page = await resident.Get(page.Document.QuerySelector("a.govuk-button--start")!.GetAttribute("href")!);
        Assert.Equal("Który adres pominięto?", page.Heading);
        page = await resident.Submit(page, ("property-line1", "7 Sealed Street"), ("property-town", "Southampton"), ("property-typed-postcode", MissedBin.Postcode));
        // The draft remembers it from here.
        Assert.Equal((MissedBin.Url + "/bin", "pl", "Który pojemnik pominięto?"), (page.Url, Lang(page), page.Heading));
        page = await resident.Submit(page, ("bin", ""));
        Assert.Equal(["Wybierz, który pojemnik pominięto"], page.Errors);
        page = await resident.Get(MissedBin.Url + "/bin?lang=en");
        Assert.Equal(("en", "Which bin was missed?"), (Lang(page), page.Heading));
        Assert.Equal("en", Lang(await resident.Get(MissedBin.Url + "/bin")));
    }

    [Fact]
    public async Task Messages_are_in_the_language_that_was_chosen()
    {
        using var resident = site.Visitor();
        await resident.Get($"{MissedBin.Url}/property?lang=pl");
        var page = await resident.Get($"{MissedBin.Url}/property?lang=pl");
        page = await resident.Submit(page, ("property-line1", "7 Sealed Street"), ("property-town", "Southampton"), ("property-typed-postcode", MissedBin.Postcode));
        var (sent, reference) = await resident.Report(site, "ola.polska@example.org");
        Assert.Equal("Mamy Twoje zgłoszenie", sent.Heading);
        var message = (await site.MessagesTo("ola.polska@example.org"))[0];
        Assert.Equal($"Mamy Twoje zgłoszenie: {reference}", message.Subject);
        Assert.Contains("Sprawdzimy zapis załogi do", message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("day ", message.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?lang=xx")]
    [InlineData("?lang=%3Cb%3E")]
    [InlineData("?lang=")]
    public async Task A_language_that_the_service_does_not_speak_is_passed_over(string query)
    {
        using var resident = site.Visitor();
        Assert.Equal("en", Lang(await resident.Get(MissedBin.Url + query)));
    }

    [Fact]
    public void Every_word_of_the_public_forms_is_translated()
    {
        var words = site.Services.GetRequiredService<Words>();
        var polish = words.In("pl");
        // Read by officers and by makers of programs.
        string[] officers = ["forms.api.", "forms.on-behalf.", "forms.funnel.", "forms.channel.", "forms.retention.", "forms.sent.next-caller", "forms.sent.caller-"];
        // The same in both languages.
        string[] same = ["forms.items.numbered", "forms.bank-sort-code", "forms.nearby.at"];
        Rule.HasNoBreach(words.Keys.Where(it => it.StartsWith("forms.", StringComparison.Ordinal) && !officers.Any(o => it.StartsWith(o, StringComparison.Ordinal)) && !same.Contains(it) && polish[it] == words[it]).Select(it => $"{it} has no Polish"));
    }
}
