using System.Globalization;
using Bargate.Kernel.Calendar;
using Bargate.Kernel.Retention;
using Bargate.Kernel.Yaml;

namespace Bargate.Kernel.Councils;

/// <summary>Reads council.yaml, holidays.yaml and the boundary.</summary>
internal static class CouncilReader
{
    public static Council Load(string folder, Faults faults)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var id = Path.GetFileName(folder);
        var read = Root(folder, "council.yaml", faults);
        var locale = Locale(read);
        var zone = Zone(read);
        var holidays = Holidays(folder, faults);
        var tiles = read.Child("map");
        var retention = read.Child("retention");
        var records = read.Child("records");
        var council = new Council
        {
            Id = id,
            Folder = folder,
            Name = read.Required("name"),
            Brand = ReadBrand(read.RequiredChild("brand"), faults),
            Contact = ReadContact(read.RequiredChild("contact")),
            AccountName = read.Required("account-name"),
            DirectoryName = read.Required("directory-name"),
            Locale = locale,
            TimeZone = zone,
            Languages = Languages(read, locale),
            TileUrl = tiles?.Optional("tiles"),
            TileCredit = tiles?.Optional("credit"),
            RatingTarget = Rating(read),
            TopTasks = Services(read.Scalars("top-tasks").Select(it => (it.Text, it.At)), folder, faults),
            SearchWords = SearchWords(read.Child("search-words"), folder, faults),
            StandingApprovals = retention is null ? [] : StandingApproval.Read(retention),
            BackupDays = retention?.Int("backup-days", 35, min: 1, max: 3650) ?? 35,
            RecordsKept = RecordKeeping.Read(records?.Child("keep")),
            Records = LinkZones.Read(records),
            BankHolidays = holidays,
            Boundary = Boundary.Load(folder, faults),
            WorkingDays = new WorkingDays(holidays),
            Time = new CouncilTime(zone, locale),
        };
        tiles?.Finish();
        retention?.Finish();
        read.Finish();
        return council;
    }

    internal static MapReader Root(string folder, string file, Faults faults)
    {
        var node = YamlReader.ReadFile(Path.Combine(folder, file), file, faults);
        if (node is YamlMap map) return map.Read(faults);
        if (node is not null) faults.Add(node.At, $"This file is {node.Shape}", "Write keys with values, such as `name: Southampton City Council`");
        // What the file would have said is missing too, but one fault says it.
        return new YamlMap([], new Position(file, 1, 1), 0, 0).Read(new Faults());
    }

    static Brand ReadBrand(MapReader? read, Faults faults)
    {
        var plain = Brand.Standard;
        if (read is null) return plain;
        string Colour(string key, string otherwise)
        {
            if (read.Required(key) is not { Length: > 0 } text) return otherwise;
            if (Brand.IsColour(text)) return text.ToLowerInvariant();
            faults.Add(read.ValueAt(key), $"'{key}' is not a colour", "Write it in quotes as '#rrggbb'");
            return otherwise;
        }
        var brand = new Brand(Colour("primary", plain.Primary), Colour("accent", plain.Accent), Colour("link", plain.Link),
            Colour("surface", plain.Surface), Colour("focus", plain.Focus));
        foreach (var pair in brand.ContrastFaults())
            faults.Add(read.ValueAt(pair.First), string.Create(CultureInfo.InvariantCulture, $"'{pair.First}' {pair.FirstColour} on {pair.Second} {pair.SecondColour} has a contrast below {pair.Needed:0.#} to 1"), "Choose a darker or a lighter one of the two");
        read.Finish();
        return brand;
    }

    static Contact ReadContact(MapReader? read)
    {
        if (read is null) return new Contact("", "", "", "", "");
        var contact = new Contact(read.Required("phone"), read.Required("email"), read.Required("url"), read.Required("address"), read.Required("opening-hours"));
        read.Finish();
        return contact;
    }

    static CultureInfo Locale(MapReader read)
    {
        var name = read.Optional("locale") ?? "en-GB";
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            read.Faults.Add(read.ValueAt("locale"), $"'{name}' is not a locale", "Write a language and a country, such as en-GB");
            return CultureInfo.GetCultureInfo("en-GB");
        }
    }

    static TimeZoneInfo Zone(MapReader read)
    {
        var name = read.Optional("time-zone") ?? "Europe/London";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        read.Faults.Add(read.ValueAt("time-zone"), $"'{name}' is not a time zone", "Write its name, such as Europe/London");
        return TimeZoneInfo.Utc;
    }

    static List<string> Languages(MapReader read, CultureInfo locale)
    {
        var found = new List<string>();
        foreach (var language in read.Scalars("languages"))
            if (language.Text.Length == 2 && language.Text.All(char.IsAsciiLetterLower)) found.Add(language.Text);
            else read.Faults.Add(language.At, $"'{language.Text}' is not a language", "Write its two-letter code, such as en or pl");
        return found.Count > 0 ? found : [locale.TwoLetterISOLanguageName];
    }

    // A service is a file of the folder, so this can be said before its services are read.
    static List<string> Services(IEnumerable<(string Text, Position At)> written, string folder, Faults faults)
    {
        var known = ServicesOf(folder);
        var named = new List<string>();
        foreach (var it in written)
            if (!known.Contains(it.Text)) faults.Add(it.At, $"There is no service '{it.Text}'", Nearest.To(it.Text, known) is { } near ? $"Did you mean '{near}'?" : "Name a file of services/ without its .yaml, such as missed-bin");
            else if (named.Contains(it.Text)) faults.Add(it.At, $"'{it.Text}' stands here twice", "Remove one of them");
            else named.Add(it.Text);
        return named;
    }

    static Dictionary<string, string> SearchWords(MapReader? read, string folder, Faults faults)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        if (read is null) return words;
        foreach (var entry in read.Map.Entries)
            if (Services([(entry.Key, entry.At)], folder, faults) is [var service]) words[service] = string.Join(' ', read.Strings(entry.Key));
            else read.Node(entry.Key);
        read.Finish();
        return words;
    }

    static HashSet<string> ServicesOf(string folder) => Directory.Exists(Path.Combine(folder, "services"))
        ? [.. Directory.GetFiles(Path.Combine(folder, "services"), "*.yaml").Select(it => Path.GetFileNameWithoutExtension(it)).Where(it => !it.EndsWith(".walks", StringComparison.Ordinal))] : [];

    static decimal Rating(MapReader read)
    {
        if (read.Scalar("rating-target") is not { } written) return 4;
        if (decimal.TryParse(written.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var target) && target is >= 1 and <= 5) return target;
        read.Faults.Add(written.At, "'rating-target' must be a number from 1 to 5", "Write 4, or 4.2");
        return 4;
    }

    static List<DateOnly> Holidays(string folder, Faults faults)
    {
        if (!File.Exists(Path.Combine(folder, "holidays.yaml"))) return [];
        var read = Root(folder, "holidays.yaml", faults);
        var days = new List<DateOnly>();
        foreach (var entry in read.Map.Entries)
            if (DateOnly.TryParseExact(entry.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(day);
            else faults.Add(entry.At, $"'{entry.Key}' is not a date", "Write the day as 2026-12-25: Christmas Day");
        return days;
    }
}
