using System.Net;
using Bargate.Examples;

namespace Bargate.Tests.Forms;

/// <summary>Whole journeys through the real pages.</summary>
public sealed class JourneyTests(JourneyTests.PracticeSite site) : IClassFixture<JourneyTests.PracticeSite>
{
    public sealed class PracticeSite : Site
    {
        protected override Task Prepare() => InScope(async it =>
        {
            await PracticeData.Fill(it, CancellationToken.None);
            return 0;
        });
    }

    [Fact]
    public async Task The_start_page_says_what_the_service_does_and_leads_to_the_first_question()
    {
        using var resident = site.Visitor();
        var page = await resident.Get("/services/missed-bin");
        Assert.Equal("Report a missed bin", page.Heading);
        Assert.NotNull(page.Document.QuerySelector("a.govuk-button--start"));
    }

    [Fact]
    public async Task A_service_that_does_not_exist_is_a_page_that_does_not_exist()
    {
        using var resident = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get("/services/unknown")).Status);
    }
}
