using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>A person in one line: enough to tell two of the same name apart.</summary>
/// <param name="Alike">Found because it is written or sounds alike.</param>
internal sealed record RecordBrief(Register Register, RecordId Person, string Name, string? Born, string? Where, IReadOnlyList<string> Sources, int Records, RecordFlags Flags, bool Alike = false)
{
    /// <summary>Shown as a restricted record and nothing else: what it says is on its own page, for a reason.</summary>
    public bool Restricted => Flags.HasFlag(RecordFlags.Restricted);

    public string Url => $"/staff/records/{Register.Slug()}/{Person.Value}";
}

/// <summary>Tells of people in one line each: the newest value of each column among their source records.</summary>
internal sealed class RecordBriefs(BargateDb db, RecordValues values, RecordShowing showing, Council council)
{
    const int MostRecords = 1000;

    public async Task<Dictionary<RecordId, RecordBrief>> Of(IReadOnlyCollection<RecordId> people, CancellationToken stop)
    {
        if (people.Count == 0) return [];
        var records = await db.SourceRecords.AsNoTracking().Where(it => people.Contains(it.Person) && it.DisposedAt == null).OrderByDescending(it => it.ReceivedAt).ThenBy(it => it.Id).Take(MostRecords).ToListAsync(stop);
        var said = await values.Newest(records, stop);
        var sources = await db.Sources.AsNoTracking().ToDictionaryAsync(it => it.Id, it => it.Name, stop);
        return records.GroupBy(it => it.Person).ToDictionary(it => it.Key, it => Brief([.. it], said, sources));
    }

    RecordBrief Brief(IReadOnlyList<SourceRecord> records, Dictionary<RecordId, string?[]> said, Dictionary<string, string> sources)
    {
        var register = records[0].Register;
        string? Newest(string column) => Registers.Place(register, column) is var at and >= 0
            ? records.Select(it => said.GetValueOrDefault(it.Id)?[at]).FirstOrDefault(it => !string.IsNullOrWhiteSpace(it)) : null;
        var flags = records.Aggregate(RecordFlags.None, (all, it) => all | it.Flags);
        return new(register, records[0].Person, showing.Name(register, Newest), SaidDate.Parse(Newest("birth-date")) is { } born ? council.Time.ShortDate(born) : Newest("birth-date"),
            register == Register.Properties ? null : showing.Address(Newest), [.. records.Select(it => sources.GetValueOrDefault(it.Source, it.Source)).Distinct()], records.Count, flags);
    }
}
