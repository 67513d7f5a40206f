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
    public async Task<IReadOnlyList<PropertyAddress>> Run(string? text, int most, CancellationToken stop)
    {
        if (Uprn.TryParse(text, out var uprn) && await Take(db.Properties.Where(it => it.Uprn == uprn.Value), most, stop) is { Count: > 0 } one) return one;
        var (postcode, rest) = Words.SplitPostcode(text);
        if (postcode is not null) return await Take(db.Properties.InPostcodes(postcode).Holding(rest), most, stop);
        var words = Words.Of(text);
        if (words.Length == 0) return [];
        var streets = await StreetsOf(words, stop);
        if (streets.Names.Length > 0) return await Take(db.Properties.Where(it => streets.Names.Contains(it.StreetFolded)).Holding(streets.Others), most, stop);
        return await Take(db.Properties.Holding(words), most, stop);
    }

    // "12 example road": the words that streets' names hold find the streets; the others (12) must be elsewhere in the address.
    async Task<(string[] Names, string[] Others)> StreetsOf(string[] words, CancellationToken stop)
    {
        var names = words.Where(it => !char.IsAsciiDigit(it[0])).ToArray();
        if (names.Length == 0) return ([], words);
        var streets = await db.Streets.Named(names).Select(it => it.Folded).Distinct().OrderBy(it => it).Take(50).ToArrayAsync(stop);
        return (streets, [.. words.Except(names)]);
    }

    static async Task<IReadOnlyList<PropertyAddress>> Take(IQueryable<Property> found, int most, CancellationToken stop) =>
        [.. (await found.OrderBy(it => it.SortKey).Take(most).AsNoTracking().ToListAsync(stop)).Select(it => it.Address())];
}
