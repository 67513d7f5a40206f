using System.Text.RegularExpressions;
using Bargate.Accounts.Contract;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests;

/// <summary>One address of the staff area as the router knows it.</summary>
/// <param name="Route">`/staff/cases/close/{id}`.</param>
sealed partial record StaffUrl(string Route, bool Anonymous, IReadOnlyList<string> Needs)
{
    public bool TakesId => Route.Contains('{', StringComparison.Ordinal);

    /// <summary>The address with every parameter filled in.</summary>
    public string With(string value) => Parameter().Replace(Route, value);

    public static IReadOnlyList<StaffUrl> All(IServiceProvider services) =>
        [.. Routes(services).Where(it => it.Pattern.Equals("/staff", StringComparison.OrdinalIgnoreCase) || it.Pattern.StartsWith("/staff/", StringComparison.OrdinalIgnoreCase))
            .Select(it => new StaffUrl(it.Pattern, it.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, [.. it.Endpoint.Metadata.GetOrderedMetadata<NeedsAttribute>().Select(need => need.Permission)]))
            .DistinctBy(it => it.Route).OrderBy(it => it.Route, StringComparer.Ordinal)];

    /// <summary>Every address that is not the staff area's, with its parameters filled in by <paramref name="value"/>.</summary>
    public static IReadOnlyList<string> Public(IServiceProvider services, Func<string, string> value) =>
        [.. Routes(services).Select(it => it.Pattern).Where(it => !it.StartsWith("/staff", StringComparison.OrdinalIgnoreCase) && !it.Contains("{**", StringComparison.Ordinal))
            .Select(it => Parameter().Replace(it, one => value(one.Groups[1].Value))).Distinct().Order(StringComparer.Ordinal)];

    static IEnumerable<(string Pattern, RouteEndpoint Endpoint)> Routes(IServiceProvider services) => services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(it => it.Endpoints).OfType<RouteEndpoint>().Select(it => ("/" + it.RoutePattern.RawText!.TrimStart('/'), it));

    [GeneratedRegex(@"\{\**([A-Za-z]+)[^}]*\}")]
    private static partial Regex Parameter();
}
