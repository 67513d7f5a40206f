using System.Text.RegularExpressions;
using Bargate.Kernel.Csv;
using Bargate.Kernel.Places;
using Bargate.Records.Contract;

namespace Bargate.Records.Import;

/// <summary>Which column of a file is which, by the names that address registers give them.</summary>
internal sealed partial class AddressColumns
{
    readonly int uprn, postcode;
    readonly int[] lines;
    readonly int? street, ward;
    readonly (int X, int Y, bool Grid)? place;
    readonly int fields;

    AddressColumns(int fields, int uprn, int postcode, int[] lines, int? street, int? ward, (int X, int Y, bool Grid)? place) =>
        (this.fields, this.uprn, this.postcode, this.lines, this.street, this.ward, this.place) = (fields, uprn, postcode, lines, street, ward, place);

    public static (AddressColumns? Columns, string? Fault) Of(IReadOnlyList<string> header)
    {
        var names = header.Select(it => NotInNames().Replace(it.ToLowerInvariant(), "")).ToArray();
        int? Find(params string[] known) => known.Select(it => Array.IndexOf(names, it)).Where(it => it >= 0).Cast<int?>().FirstOrDefault();
        var lines = names.Select((name, at) => (Order: OrderOf(name), at)).Where(it => it.Order is not null).OrderBy(it => it.Order).Select(it => it.at).ToArray();
        if (Find("uprn") is not { } uprn) return (null, $"There is no column `uprn`. The first line must name the columns; it says: {Known(header)}.");
        if (Find("postcode", "postcodelocator") is not { } postcode) return (null, $"There is no column `postcode`. The first line says: {Known(header)}.");
        if (lines.Length == 0) return (null, $"There is no address. Name its columns `address_1`, `address_2` and so on, or `line1`, `line2`. The first line says: {Known(header)}.");
        var latitude = Find("latitude", "lat");
        var longitude = Find("longitude", "lon", "lng", "long");
        var x = Find("easting", "eastings", "xcoordinate", "x");
        var y = Find("northing", "northings", "ycoordinate", "y");
        (int, int, bool)? place = latitude is not null && longitude is not null ? (longitude.Value, latitude.Value, false) : x is not null && y is not null ? (x.Value, y.Value, true) : null;
        return (new(header.Count, uprn, postcode, lines, Find("street", "streetname", "streetdescription", "thoroughfare"), Find("ward", "wardname"), place), null);
    }

    public AddressLine Read(CsvLine.Row row, DateTime now)
    {
        AddressLine Fault(string why) => new AddressLine.Faulty(row.Line, why);
        if (row.Fields.Count != fields) return Fault($"It has {row.Fields.Count} fields, the first line names {fields}. Put a field that holds a comma in quotes.");
        if (row.Fields.Any(it => it.Contains('\uFFFD', StringComparison.Ordinal))) return Fault("It has letters that cannot be read. Save the file as UTF-8.");
        if (!Uprn.TryParse(row.Fields[uprn], out var number)) return Fault($"`{Short(row.Fields[uprn])}` is not a UPRN. A UPRN is a whole number of up to 12 digits.");
        if (UkPostcode.Parse(row.Fields[postcode]) is not { } compact) return Fault($"`{Short(row.Fields[postcode])}` is not a UK postcode. Write it like SO14 7LY.");
        var address = lines.Select(it => Text(row.Fields[it])).Where(it => it.Length > 0).ToArray();
        if (address.Length == 0) return Fault("It has no address. Fill in at least one address line.");
        if (address.Sum(it => it.Length + 1) > Property.LongestLines) return Fault($"Its address is longer than {Property.LongestLines} characters. Shorten it.");
        var named = ward is { } w && Text(row.Fields[w]) is { Length: > 0 } text ? text : null;
        if (named?.Length > Property.LongestWard) return Fault($"Its ward is longer than {Property.LongestWard} characters. Shorten it.");
        var (point, fault) = Place(row.Fields);
        if (fault is not null) return Fault(fault);
        return new AddressLine.Good(row.Line, Property.Of(number.Value, address, street is { } s && Text(row.Fields[s]) is { Length: > 0 } name ? name : null, compact, point, named, now));
    }

    // No coordinates is a property whose place is not known; half of them, or a place that is not here, is a fault.
    ((double Latitude, double Longitude)? Point, string? Fault) Place(IReadOnlyList<string> values)
    {
        if (place is not var (atX, atY, grid)) return (null, null);
        string first = values[atX].Trim(), second = values[atY].Trim();
        if (first.Length == 0 && second.Length == 0) return (null, null);
        var shown = grid ? $"easting `{Short(first)}`, northing `{Short(second)}`" : $"latitude `{Short(second)}`, longitude `{Short(first)}`";
        if (!Coordinates.TryParse(first, out var x) || !Coordinates.TryParse(second, out var y)) return (null, $"Its coordinates are not two numbers: {shown}. Correct them or leave both empty.");
        if (grid ? !Coordinates.OnTheGrid(x, y) : !Coordinates.InTheUk(y, x)) return (null, $"Its coordinates are not in the UK: {shown}. Check that they are not swapped, or leave both empty.");
        return (grid ? NationalGrid.ToWgs84(x, y) : (y, x), null);
    }

    static (int Kind, int Number)? OrderOf(string name) =>
        LineName().Match(name) is { Success: true } line ? (0, int.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
        : name is "locality" ? (1, 0)
        : name is "town" or "townname" or "posttown" or "city" ? (2, 0)
        : null;

    // Control characters come from old registers; PostgreSQL refuses the zero character in text.
    static string Text(string field) => string.Join(' ', string.Concat(field.Select(it => char.IsControl(it) ? ' ' : it)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Known(IReadOnlyList<string> header) => Short(string.Join(", ", header), 200);

    static string Short(string text, int most = 40) => Text(text.Length <= most ? text : text[..most] + "…");

    [GeneratedRegex("^(?:address|addressline|line|addr)([1-9])$")]
    private static partial Regex LineName();

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex NotInNames();
}
