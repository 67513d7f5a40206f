using Bargate.Services.Loading;
using Bargate.Tests.Services;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>A question cannot have the name of a page: its own would never be asked.</summary>
[Collection(FormsTests.Name)]
public sealed class FormPagesTests(FormsSite site)
{
    [Fact]
    public void The_names_that_a_question_cannot_have_are_the_addresses_of_the_form()
    {
        var names = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(it => it.RoutePattern.PathSegments)
            .Where(it => it.Count > 2 && Literal(it[0]) == "services" && Literal(it[1]) is null).Select(it => Literal(it[2])).OfType<string>();
        Assert.Equal(FormPages.Names.Order(StringComparer.Ordinal), names.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_question_with_the_name_of_a_page_is_refused_with_its_place_and_the_fix()
    {
        foreach (var name in FormPages.Names)
        {
            var (_, faults) = Given.Read(Given.With("id: dark", $"id: {name}"));
            var fault = Assert.Single(faults);
            Assert.Equal(("services/report-a-thing.yaml", 11, 9), (fault.File, fault.Line, fault.Column));
            Assert.Contains($"such as {name}-", fault.Fix, StringComparison.Ordinal);
        }
    }

    static string? Literal(RoutePatternPathSegment segment) => segment.Parts is [RoutePatternLiteralPart literal] ? literal.Content : null;
}
