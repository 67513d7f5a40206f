using Bargate.Kernel.Csv;
using Bargate.Kernel.Places;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>Reads a list of things in `places/`.</summary>
internal static class AssetFile
{
    static readonly string[] Columns = ["id", "label", "street", "latitude", "longitude"];

    public static string PathOf(string folder, string name) => Path.Combine(folder, "places", $"{name}.csv");

    public static IReadOnlyList<Asset> Read(string folder, string name, Faults faults)
    {
        // The name becomes a path.
        if (!Ids.IsGood(name) || !File.Exists(PathOf(folder, name))) return [];
        var (file, found) = ($"places/{name}.csv", new Dictionary<string, Asset>(StringComparer.OrdinalIgnoreCase));
        try
        {
            using var text = new StreamReader(PathOf(folder, name));
            var first = true;
            foreach (var line in CsvReader.Read(text))
            {
                var at = new Position(file, line.Line, 1);
                if (line is CsvLine.Broken broken) faults.Add(at, broken.Why, "Correct this line");
                if (line is not CsvLine.Row { Fields: var fields }) continue;
                if (first && !fields.Select(it => it.Trim()).SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase))
                {
                    faults.Add(at, "The columns are not those of a list of things", $"Begin with the line {string.Join(',', Columns)}");
                    return [];
                }
                if (!first) Add(fields, at, found, faults);
                first = false;
            }
        }
        catch (IOException) { faults.Add(new Position(file, 1, 1), "The file cannot be read", "Let the program read it"); }
        return [.. found.Values];
    }

    static void Add(IReadOnlyList<string> fields, Position at, Dictionary<string, Asset> found, Faults faults)
    {
        if (fields.Count != Columns.Length || fields.Take(3).Any(string.IsNullOrWhiteSpace))
            faults.Add(at, "This line does not have an id, a label, a street, a latitude and a longitude", "Write all five");
        else if (!Coordinates.TryParse(fields[3], out var latitude) || !Coordinates.TryParse(fields[4], out var longitude) || !Coordinates.InTheUk(latitude, longitude))
            faults.Add(at, $"'{fields[3]}, {fields[4]}' is not a place in the United Kingdom", "Write latitude and longitude (WGS 84), such as 50.9050 and -1.4020");
        else if (!found.TryAdd(fields[0].Trim(), new(fields[0].Trim(), fields[1].Trim(), fields[2].Trim(), latitude, longitude)))
            faults.Add(at, $"There are two things '{fields[0]}'", "Give one of them another id");
    }
}
