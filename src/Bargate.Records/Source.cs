using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>Where source records come from: a system of the council, its forms, a file. Named, and owned by a team that puts mistakes right.</summary>
internal sealed class Source
{
    public const int LongestId = 60, LongestName = 100, LongestMapping = 4000;

    /// <summary>A slug: `council-tax`.</summary>
    public required string Id { get; init; }

    public Register Register { get; init; }

    public required string Name { get; set; }

    public required string OwnerTeam { get; set; }

    public required string OwnerEmail { get; set; }

    /// <summary>It is asserted to hold each person once, so two of its records are never linked by rule.</summary>
    public bool DuplicateFree { get; set; }

    public int FlagBits { get; set; }

    public RecordFlags Flags => (RecordFlags)FlagBits;

    /// <summary>Which column of the register comes from which heading of its files, as JSON; null before the first import.</summary>
    public string? Mapping { get; set; }

    /// <summary>Months that a source record is kept after its last version.</summary>
    public int KeepMonths { get; set; } = 84;

    public DateTime CreatedAt { get; init; }

    public int Version { get; private set; }
}
