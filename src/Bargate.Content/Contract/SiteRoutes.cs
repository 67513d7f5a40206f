using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Bargate.Content.Contract;

/// <summary>The addresses of the product itself, so that a page may link to `/track` but not to `/trakc`. The host fills it when all are mapped.</summary>
public sealed class SiteRoutes
{
    Lazy<List<RoutePattern>> patterns = new(() => []);

    public void Fill(IEnumerable<EndpointDataSource> sources) =>
        // Read when first asked for: the sources are complete by then.
        patterns = new(() => [.. sources.SelectMany(it => it.Endpoints).OfType<RouteEndpoint>().Select(it => it.RoutePattern).Where(it => it.PathSegments.All(one => one.IsSimple) && it.PathSegments is not [{ Parts: [RoutePatternParameterPart { IsCatchAll: true }] }])]);

    /// <summary>Whether some page or file of the product has this address. What stands in place of a {parameter} is not looked at.</summary>
    public bool Has(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return patterns.Value.Any(it => Fits(it, segments));
    }

    static bool Fits(RoutePattern pattern, string[] segments)
    {
        if (segments.Length > pattern.PathSegments.Count) return false;
        for (var i = 0; i < pattern.PathSegments.Count; i++)
        {
            var fits = pattern.PathSegments[i].Parts[0] switch
            {
                RoutePatternLiteralPart literal => i < segments.Length && literal.Content.Equals(segments[i], StringComparison.OrdinalIgnoreCase),
                RoutePatternParameterPart parameter => i < segments.Length || parameter.IsOptional,
                _ => false,
            };
            if (!fits) return false;
        }
        return true;
    }
}
