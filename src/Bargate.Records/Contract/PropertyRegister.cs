using System.Linq.Expressions;
using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;
using Bargate.Records.Storage;

namespace Bargate.Records.Contract;

/// <summary>The council's register of properties: from a postcode, a UPRN, words or a point on the map to addresses, streets and wards.</summary>
public sealed class PropertyRegister(BargateDb db)
{
    /// <summary>How far from the nearest property a point may be and still be in its street and ward.</summary>
    const double Neighbourhood = 200;

    /// <summary>The properties of a postcode as people expect them: by street, number and flat, 9 before 10. Empty when it is not a postcode.</summary>
    public async Task<IReadOnlyList<PropertyAddress>> FindByPostcode(string? postcode, CancellationToken stop = default) => UkPostcode.Parse(postcode) is { } compact
        ? await Addresses(db.Properties.Where(it => it.Postcode == compact).OrderBy(it => it.SortKey), stop)
        : [];

    public async Task<PropertyAddress?> Find(long uprn, CancellationToken stop = default) =>
        (await Addresses(db.Properties.Where(it => it.Uprn == uprn), stop)).SingleOrDefault();

    /// <summary>Properties whose address holds every word: a UPRN, a postcode or the start of one, part of a street's name, a number and a street.</summary>
    public Task<IReadOnlyList<PropertyAddress>> Search(string? words, int most, CancellationToken stop = default) => new PropertySearch(db).Run(words, most, stop);

    /// <summary>Streets whose name holds every word, the ones with most properties first: for finding a place by its name.</summary>
    public async Task<IReadOnlyList<StreetPlace>> FindStreets(string? words, int most, CancellationToken stop = default) =>
        [.. (await db.Streets.Named(Words.Of(words)).OrderByDescending(it => it.Properties).ThenBy(it => it.Folded).ThenBy(it => it.Ward).Take(most).AsNoTracking().ToListAsync(stop))
            .Select(it => new StreetPlace(it.Name, it.Ward.Length > 0 ? it.Ward : null, it.Latitude, it.Longitude, it.Properties))];

    /// <summary>The middle of a postcode's properties; null when none is known or none has coordinates.</summary>
    public async Task<(double Latitude, double Longitude)?> MeanOf(string? postcode, CancellationToken stop = default)
    {
        if (UkPostcode.Parse(postcode) is not { } compact) return null;
        var mean = await db.Properties.Where(it => it.Postcode == compact && it.Latitude != null && it.Longitude != null)
            .GroupBy(it => it.Postcode).Select(it => new { Latitude = it.Average(p => p.Latitude!.Value), Longitude = it.Average(p => p.Longitude!.Value) })
            .SingleOrDefaultAsync(stop);
        return mean is null ? null : (mean.Latitude, mean.Longitude);
    }

    /// <summary>The properties within so many metres of a point, nearest first.</summary>
    public async Task<IReadOnlyList<PropertyAddress>> Near(double latitude, double longitude, double metres, int most, CancellationToken stop = default) => !Coordinates.InTheUk(latitude, longitude)
        ? []
        : [.. (await Addresses(Around(latitude, longitude, metres).Take(most), stop)).Where(it => Distance.Metres(latitude, longitude, it.Latitude!.Value, it.Longitude!.Value) <= metres)];

    /// <summary>The ward of the nearest property within 200 metres; null when there is none or it does not say.</summary>
    public async Task<string?> WardAt(double latitude, double longitude, CancellationToken stop = default) => (await Nearest(latitude, longitude, stop))?.Ward;

    /// <summary>The street of the nearest property within 200 metres; null when there is none or it does not say.</summary>
    public async Task<string?> StreetAt(double latitude, double longitude, CancellationToken stop = default) =>
        await Nearest(latitude, longitude, stop) is { Street.Length: > 0 } nearest ? nearest.Street : null;

    /// <summary>How many properties the register holds.</summary>
    public Task<int> Count(CancellationToken stop = default) => db.Properties.CountAsync(stop);

    async Task<Property?> Nearest(double latitude, double longitude, CancellationToken stop)
    {
        // A pin may be anywhere, and infinity and what is not a number are not numbers that a database compares.
        if (!Coordinates.InTheUk(latitude, longitude)) return null;
        var nearest = await Around(latitude, longitude, Neighbourhood).AsNoTracking().FirstOrDefaultAsync(stop);
        return nearest is not null && Distance.Metres(latitude, longitude, nearest.Latitude!.Value, nearest.Longitude!.Value) <= Neighbourhood ? nearest : null;
    }

    // A box that the index on coordinates can read, then by distance; the corners of the box are for the caller to cut off.
    IOrderedQueryable<Property> Around(double latitude, double longitude, double metres)
    {
        var (up, across) = Distance.Degrees(metres, latitude);
        double south = latitude - up, north = latitude + up, west = longitude - across, east = longitude + across, shrink = Distance.Shrink(latitude);
        Expression<Func<Property, double>> distance = it =>
            (it.Latitude!.Value - latitude) * (it.Latitude!.Value - latitude)
            + (it.Longitude!.Value - longitude) * shrink * ((it.Longitude!.Value - longitude) * shrink);
        return db.Properties
            .Where(it => it.Latitude >= south && it.Latitude <= north && it.Longitude >= west && it.Longitude <= east)
            .OrderBy(distance).ThenBy(it => it.SortKey);
    }

    static async Task<IReadOnlyList<PropertyAddress>> Addresses(IQueryable<Property> properties, CancellationToken stop) =>
        [.. (await properties.AsNoTracking().ToListAsync(stop)).Select(it => it.Address())];
}
