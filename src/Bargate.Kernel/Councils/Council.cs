using System.Globalization;
using Bargate.Kernel.Calendar;
using Bargate.Kernel.Retention;
using Bargate.Kernel.Yaml;

namespace Bargate.Kernel.Councils;

/// <summary>The council that this installation serves, read from its folder. Injected, never static.</summary>
public sealed record Council
{
    /// <summary>The name of its folder.</summary>
    public required string Id { get; init; }

    public required string Folder { get; init; }

    public required string Name { get; init; }

    public required Brand Brand { get; init; }

    public required Contact Contact { get; init; }

    /// <summary>What residents call their account, such as MySouthampton.</summary>
    public required string AccountName { get; init; }

    public required string DirectoryName { get; init; }

    public required CultureInfo Locale { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Two-letter codes; the first is the one that everything is written in.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Address of map tiles with {z}, {x} and {y}; none means that maps show the boundary and the points.</summary>
    public string? TileUrl { get; init; }

    /// <summary>Who must be named beside the map tiles.</summary>
    public string? TileCredit { get; init; }

    /// <summary>The average rating, of 5, that the council wants each service to reach.</summary>
    public required decimal RatingTarget { get; init; }

    /// <summary>Ids of the services that the front page names first, in this order; also which of two that a search finds alike comes first.</summary>
    public IReadOnlyList<string> TopTasks { get; init; } = [];

    /// <summary>Other words that residents use for a service, by its id: what a search finds it by beside its own words.</summary>
    public IReadOnlyDictionary<string, string> SearchWords { get; init; } = new Dictionary<string, string>();

    /// <summary>What the retention run may dispose of without an officer approving each list.</summary>
    public IReadOnlyList<StandingApproval> StandingApprovals { get; init; } = [];

    /// <summary>How long backups are kept: what an older one might still name must not be swept from the file store.</summary>
    public int BackupDays { get; init; } = 35;

    /// <summary>What each register of records does with a pair; one that is not named has <see cref="LinkZones.Standard"/>.</summary>
    public IReadOnlyDictionary<string, LinkZones> Records { get; init; } = new Dictionary<string, LinkZones>();

    public RecordKeeping RecordsKept { get; init; } = RecordKeeping.Standard;

    public required IReadOnlyList<DateOnly> BankHolidays { get; init; }

    public required Boundary Boundary { get; init; }

    public required WorkingDays WorkingDays { get; init; }

    public required CouncilTime Time { get; init; }

    public string Language => Languages[0];

    /// <summary>The {names} that <see cref="Fill"/> knows.</summary>
    public static IReadOnlyList<string> FillNames { get; } = ["council", "account", "phone", "email", "address", "hours"];

    /// <summary>A text of the council's folder with its {names} filled in.</summary>
    public string Fill(string text) => Placeholders.Fill(
        text, ("council", Name), ("account", AccountName), ("phone", Contact.Phone), ("email", Contact.Email), ("address", Contact.Address), ("hours", Contact.OpeningHours));

    /// <summary>Reads a council's folder. What cannot be read is a fault and a sensible value, never an exception.</summary>
    public static Council Load(string folder, Faults faults) => CouncilReader.Load(folder, faults);
}

/// <summary>How residents reach the council.</summary>
public sealed record Contact(string Phone, string Email, string Url, string Address, string OpeningHours);
