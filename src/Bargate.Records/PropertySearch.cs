using Bargate.Kernel.Places;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records;

/// <summary>
/// From an officer's words to properties, by what an index can answer first: a UPRN, a postcode, a street. Only words that name none of these
/// (the name of a building) read the whole register.
/// </summary>
internal sealed class PropertySearch(BargateDb db)
{
    // Beyond this the words ("12 road") say too little for the streets to help.
    const int MostStreets = 100;

    public async Task<IReadOnlyList<PropertyAddress>> Run(string? text, int most, CancellationToken stop)
    {
        if (Uprn.TryParse(text, out var uprn) && await Take(db.Properties.Where(it => it.Uprn == uprn.Value), most, stop) is { Count: > 0 } one) return one;
        var (postcode, others) = Words.SplitPostcode(text);
        if (postcode is not null) return await Take(db.Properties.InPostcodes(postcode).Holding(others), most, stop);
        var words = Words.Of(text);
        if (words.Length == 0) return [];
        var streets = await StreetsOf(words, stop);
        if (streets.Length is > 0 and <= MostStreets && await Take(db.Properties.Where(it => streets.Contains(it.StreetFolded)).Holding(words), most, stop) is { Count: > 0 } there) return there;
        return await Take(db.Properties.Holding(words), most, stop);
    }

    // "flat 2 12 example road southampton": the streets whose names hold most of the words.
    async Task<string[]> StreetsOf(string[] words, CancellationToken stop)
    {
        var names = words.Where(it => !char.IsAsciiDigit(it[0])).ToArray();
        if (names.Length == 0) return [];
        var streets = await db.Streets.Where(it => names.Any(name => (" " + it.Folded).Contains(" " + name))).Select(it => it.Folded).Distinct().ToArrayAsync(stop);
        if (streets.Length == 0) return [];
        int Held(string street) => names.Count(name => (" " + street).Contains(" " + name, StringComparison.Ordinal));
        var best = streets.Max(Held);
        return [.. streets.Where(it => Held(it) == best)];
    }

    static async Task<IReadOnlyList<PropertyAddress>> Take(IQueryable<Property> found, int most, CancellationToken stop) =>
        [.. (await found.OrderBy(it => it.SortKey).Take(most).AsNoTracking().ToListAsync(stop)).Select(it => it.Address())];
}
