namespace Bargate.Records.Storage;

internal static class PropertyQueries
{
    /// <summary>Those whose address holds each of the words (folded).</summary>
    public static IQueryable<Property> Holding(this IQueryable<Property> properties, string[] words)
    {
        foreach (var word in words) properties = properties.Where(it => (" " + it.Folded).Contains(" " + word));
        return properties;
    }

    public static IQueryable<Street> Named(this IQueryable<Street> streets, string[] words)
    {
        if (words.Length == 0) return streets.Where(it => false);
        foreach (var word in words) streets = streets.Where(it => (" " + it.Folded).Contains(" " + word));
        return streets;
    }

    /// <summary>By the start of a compact postcode, as a range that the index can read on both databases.</summary>
    public static IQueryable<Property> InPostcodes(this IQueryable<Property> properties, string start)
    {
        var end = start + "~";
#pragma warning disable CA1309 // EF translates string.Compare to the database's own comparison, which is by bytes here.
        return properties.Where(it => string.Compare(it.Postcode, start) >= 0 && string.Compare(it.Postcode, end) < 0);
#pragma warning restore CA1309
    }
}
