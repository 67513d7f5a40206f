using System.Text.RegularExpressions;

namespace Bargate.Web.Hosting;

/// <summary>The one route convention: `Pages/Staff/OnBehalf` answers `/staff/on-behalf`.</summary>
sealed partial class KebabCase : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value) => value?.ToString() is { } text ? Seam().Replace(text, "$1-$2").ToLowerInvariant() : null;

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Seam();
}
