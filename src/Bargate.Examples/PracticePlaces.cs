using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Examples;

/// <summary>About four thousand invented properties, the same every time: houses and flats along 120 invented streets in the city's wards.</summary>
public static class PracticePlaces
{
    /// <summary>
    /// GeoPlace issues UPRNs in ranges, and those in use are far below this one (10 Downing Street is 100023336956), so a practice
    /// property cannot be taken for, or overwritten by, a real one.
    /// </summary>
    public const long FirstUprn = 999_000_000_001;

    const ulong Seed = 20261122;
    const int AddressesOfAStreet = 33, OfAPostcode = 14;
    const double Block = 310, House = 11, Kerb = 9;
    const string UnitLetters = "ABDEFGHJLNPQRSTUWXYZ";

    // Seven streets around the middle of a ward (an eighth beyond), a block of 310 metres apart, as on a honeycomb.
    static readonly (double North, double East)[] Spots = [(0, -1), (0, 0), (0, 1), (1, -0.5), (1, 0.5), (-1, -0.5), (-1, 0.5), (2, 0)];

    public static IReadOnlyList<PropertyAddress> All { get; } = [.. Generate()];

    /// <summary>Puts them into an empty register; a register that holds properties is left as it is.</summary>
    public static async Task Fill(BargateDb db, BatchWriter batches, DateTime now, CancellationToken stop = default)
    {
        if (await db.Properties.AnyAsync(stop)) return;
        var batch = new Batch(db);
        foreach (var it in All)
            batch.Insert(Property.Of(it.Uprn, it.Lines, null, Fold.Postcode(it.Postcode), (it.Latitude!.Value, it.Longitude!.Value), it.Ward, now));
        if (!await batch.Save(batches, stop)) throw new InvalidOperationException("The database did not take the practice properties.");
        await new PropertyWriter(db, batches).RefreshStreets(stop);
    }

    static IEnumerable<PropertyAddress> Generate()
    {
        var random = new PracticeRandom(Seed);
        var uprn = FirstUprn;
        foreach (var ward in PracticeStreets.Wards)
        {
            var postcodes = 0;
            for (var street = 0; street < ward.Streets.Length; street++)
            {
                var of = 0;
                foreach (var (line, number) in Addresses(ward.Streets[street], random))
                {
                    if (of++ % OfAPostcode == 0) postcodes++;
                    var (latitude, longitude) = Place(ward, street, number);
                    yield return new(uprn++, [line, "Southampton"], Postcode(ward.District, postcodes - 1), latitude, longitude, ward.Name);
                }
            }
        }
    }

    // Mostly houses; now and then one of them is divided into flats or has a letter.
    static IEnumerable<(string Line, int Number)> Addresses(string street, PracticeRandom random)
    {
        var quota = AddressesOfAStreet + random.Between(-4, 6);
        for (var number = 1; quota > 0; number++)
        {
            if (random.Chance(0.04)) continue;
            var flats = random.Chance(0.09) ? Math.Min(quota, random.Between(2, 12)) : 0;
            for (var flat = 1; flat <= flats; flat++, quota--) yield return ($"Flat {flat}, {number} {street}", number);
            if (flats > 0) continue;
            quota--;
            yield return ($"{number} {street}", number);
            if (!random.Chance(0.03) || quota == 0) continue;
            quota--;
            yield return ($"{number}A {street}", number);
        }
    }

    // Odd numbers on one side of the road and even ones on the other; every other street runs north.
    static (double Latitude, double Longitude) Place(PracticeStreets.Ward ward, int street, int number)
    {
        double along = (number / 2 - 8) * House, across = number % 2 == 0 ? Kerb : -Kerb;
        var (north, east) = street % 2 == 0 ? (across, along) : (along, across);
        var spot = Spots[street];
        var (latitude, longitude) = Distance.Degrees(1, ward.Latitude);
        return (Math.Round(ward.Latitude + (spot.North * Block + north) * latitude, 6), Math.Round(ward.Longitude + (spot.East * Block + east) * longitude, 6));
    }

    static string Postcode(string district, int which) =>
        UkPostcode.Shown($"{district}{UnitLetters[which / UnitLetters.Length % UnitLetters.Length]}{UnitLetters[which % UnitLetters.Length]}");
}
