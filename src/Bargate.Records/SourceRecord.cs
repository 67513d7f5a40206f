using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Linkage;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>
/// One row of one source, known by the source's own id for it. What it said at each time is a <see cref="RecordVersion"/>; who it is follows
/// from the assertions: <see cref="Person"/> is worked out, never decided here.
/// </summary>
internal sealed class SourceRecord
{
    public const int LongestExternalId = 100, LongestName = 200;

    public static readonly TimeSpan SeenWithin = TimeSpan.FromDays(30);

    public RecordId Id { get; init; }

    public Register Register { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>The oldest home id of all source records of this person.</summary>
    public RecordId Person { get; private set; }

    /// <summary>How often something about this person's links changed; written with each change, so that of two at once one is refused.</summary>
    public int Settled { get; private set; }

    public Guid KeyId { get; init; }

    /// <summary>The number of the newest version.</summary>
    public int Number { get; private set; }

    /// <summary>Keyed hash of the newest version's values: the same row read again is not a new version.</summary>
    public byte[] Hash { get; private set; } = [];

    public int FlagBits { get; private set; }

    public RecordFlags Flags => (RecordFlags)FlagBits;

    /// <summary>Folded, surname first: officers search and sort by it. Deleted on disposal, like the columns below.</summary>
    public string? NameFolded { get; private set; }

    public string? Postcode { get; private set; }

    public long? Uprn { get; private set; }

    public byte[]? EmailHash { get; private set; }

    public byte[]? PhoneHash { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    /// <summary>When its source last had it, to within <see cref="SeenWithin"/>: a row that nothing changes in is not written at each import.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>Its retention ended, or it was erased: the key is destroyed. The row still counts in who is who, since its links hold others together.</summary>
    public DateTime? DisposedAt { get; private set; }

    public int Version { get; private set; }

    public static SourceRecord New(Source source, string externalId, Guid key, RecordId? id = null)
    {
        var home = id ?? RecordId.From(Guid.CreateVersion7());
        return new() { Id = home, Person = home, Register = source.Register, Source = source.Id, ExternalId = externalId, KeyId = key, FlagBits = source.FlagBits };
    }

    /// <summary>The next version, sealed under the record's key; the caller saves it. The columns that are searched follow the newest.</summary>
    public RecordVersion Say(IReadOnlyList<string?> values, byte[] hash, DataKey key, MasterKey master, DateTime now, ImportId? import = null, int? part = null)
    {
        var version = new RecordVersion { Id = Guid.CreateVersion7(), Record = Id, Number = ++Number, ReceivedAt = now, Import = import, Part = part };
        version.Seal(values, key);
        (Hash, ReceivedAt, SeenAt) = (hash, now, now);
        Search(values, master);
        return version;
    }

    /// <summary>Worked out by <see cref="Neighbourhood"/>.</summary>
    public void BelongTo(RecordId person) => Person = person;

    public void Settle() => Settled++;

    /// <summary>The source has it still and says the same. True when that is worth writing down.</summary>
    public bool See(DateTime now)
    {
        if (DisposedAt is not null || now - SeenAt < SeenWithin) return false;
        SeenAt = now;
        return true;
    }

    public void Flag(RecordFlags flags) => FlagBits = (int)flags;

    public void Dispose(DateTime now) =>
        (DisposedAt, NameFolded, Postcode, Uprn, EmailHash, PhoneHash, Hash) = (now, null, null, null, null, null, []);

    public static byte[] HashOf(IReadOnlyList<string?> values, MasterKey master) => master.Hash("record", string.Join('\u001f', values));

    void Search(IReadOnlyList<string?> values, MasterKey master)
    {
        string? Value(string column) => Registers.Place(Register, column) is var at and >= 0 && at < values.Count && !string.IsNullOrWhiteSpace(values[at]) ? values[at] : null;
        var name = Fold.Of($"{Value("surname")} {Value("forename")}").Trim();
        NameFolded = name.Length == 0 ? null : Cut(name, LongestName);
        Postcode = Value("postcode") is { } postcode ? Cut(Fold.Postcode(postcode), 10) : null;
        Uprn = long.TryParse(Value("uprn"), out var uprn) ? uprn : null;
        EmailHash = Value("email") is { } email ? master.Hash("email", Fold.Of(email)) : null;
        PhoneHash = Value("phone") is { } phone ? master.Hash("phone", PhoneDigits.Of(phone)) : null;
    }

    static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}
