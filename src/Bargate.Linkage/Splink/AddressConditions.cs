using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Splink;

/// <summary>The nested address: only the levels that its columns can reach, as the comparison itself has them.</summary>
internal static class AddressConditions
{
    public static IReadOnlyList<string> Of(Comparison it, IReadOnlyList<LinkageColumn> columns, Sql sql)
    {
        string? Kind(params FieldKind[] kinds) => it.Columns.FirstOrDefault(name => columns.Any(column => column.Name == name && kinds.Contains(column.Kind)));
        var (uprn, house, street, town, postcode) = (Kind(FieldKind.Uprn), Kind(FieldKind.HouseNumber), Kind(FieldKind.Street, FieldKind.AddressLine), Kind(FieldKind.Town), Kind(FieldKind.Postcode));
        var (latitude, longitude) = (Kind(FieldKind.Latitude), Kind(FieldKind.Longitude));
        var at = new AddressPlaces(At(uprn), At(house), At(street), At(town), At(postcode), At(latitude), At(longitude));
        var alike = street is null ? null : Sql.Any(sql.Similar(street, 0.92), sql.Damerau(street, 1));
        string? Within(double kilometres) => latitude is null || longitude is null ? null : sql.Kilometres(latitude, longitude, kilometres);
        string?[] levels =
        [
            null,
            Sql.Any(postcode is null ? null : sql.SameBut(postcode, 3), town is null ? null : sql.Same(town), Within(10)),
            Sql.Any(postcode is null ? null : sql.SameBut(postcode, 2), alike, Within(1)),
            Sql.Any(postcode is null ? null : sql.Damerau(postcode, 1), alike),
            postcode is null ? null : sql.Same(postcode),
            house is null || alike is null ? null : Sql.All(sql.Same(house), alike),
            house is null || postcode is null ? null : Sql.All(sql.Same(house), sql.Same(postcode)),
            uprn is null ? null : sql.Same(uprn),
        ];
        return [.. Enumerable.Range(1, levels.Length - 1).Where(at.Reaches).Select(level => levels[level]!)];

        static int At(string? name) => name is null ? -1 : 0;
    }
}
