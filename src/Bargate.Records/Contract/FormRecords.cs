using Bargate.Kernel.Councils;
using Bargate.Records.Contributions;
using Bargate.Records.Sent;
using Bargate.Records.Storage;

namespace Bargate.Records.Contract;

/// <summary>Who sent a form, as a source record of the source `forms`, known by the reference of the case.</summary>
public sealed class FormRecords
{
    /// <summary>The source that forms are.</summary>
    public const string Source = "forms";

    readonly BargateDb db;
    readonly Intake intake;
    readonly FormMatching matching;
    readonly RecordDisposal disposal;
    readonly PropertyRegister properties;
    readonly Council council;
    readonly TimeProvider clock;

    internal FormRecords(BargateDb db, Intake intake, FormMatching matching, RecordDisposal disposal, PropertyRegister properties, Council council, TimeProvider clock) =>
        (this.db, this.intake, this.matching, this.disposal, this.properties, this.council, this.clock) = (db, intake, matching, disposal, properties, council, clock);

    /// <summary>Whether it says enough to be told from other people: a name, and how or where to reach them.</summary>
    public static bool SaysWho(string? name, params IEnumerable<string?> reach) => !string.IsNullOrWhiteSpace(name) && reach.Any(it => !string.IsNullOrWhiteSpace(it));

    /// <summary>Takes it in, and finds whose it is: linked at once when that is certain and allowed, else asked of an officer, else somebody new. Saves the source record; the caller saves the rest, and may come again.</summary>
    public async Task Receive(FormPerson said, CancellationToken stop)
    {
        if (!SaysWho(said.Name, said.Email, said.Phone, said.Address)) return;
        var source = await db.Sources.SingleOrDefaultAsync(it => it.Id == Source, stop);
        if (source is null) db.Add(source = new() { Id = Source, Register = Register.Customers, Name = "Online forms", OwnerTeam = said.Team, OwnerEmail = council.Contact.Email, KeepMonths = 24, CreatedAt = clock.GetUtcNow().UtcDateTime });
        if (await db.SourceRecords.AnyAsync(it => it.Source == Source && it.ExternalId == said.Reference && it.DisposedAt != null, stop)) return;
        var values = FormValues.Of(said, await PropertyOf(said, stop));
        var record = await intake.Receive(source, said.Reference, values, stop);
        // Links are worked out from what is in the database.
        await db.SaveChangesAsync(stop);
        await matching.Place(record, values, stop);
    }

    /// <summary>The record that a case's sender has now; null when there is none.</summary>
    public async Task<RecordId?> PersonOf(string reference, CancellationToken stop) =>
        await db.SourceRecords.AsNoTracking().Where(it => it.Source == Source && it.ExternalId == reference && it.DisposedAt == null).Select(it => (RecordId?)it.Person).SingleOrDefaultAsync(stop);

    /// <summary>The contact details of the case are disposed of, and so what was taken from them. The caller saves.</summary>
    public async Task Forget(string reference, CancellationToken stop)
    {
        if (await db.SourceRecords.SingleOrDefaultAsync(it => it.Source == Source && it.ExternalId == reference && it.DisposedAt == null, stop) is { } record) await disposal.Dispose(record, stop);
    }

    // The form keeps an address as people read it; the register knows which one it is.
    async Task<PropertyAddress?> PropertyOf(FormPerson said, CancellationToken stop)
    {
        if (said.Address is not { } address) return null;
        var (lines, postcode) = FormValues.Lines(address);
        return postcode is null ? null : (await properties.FindByPostcode(postcode, stop)).FirstOrDefault(it => it.Lines.SequenceEqual(lines));
    }
}

/// <param name="Address">Of the person, in lines, the last one the postcode.</param>
/// <param name="Team">Who looks after what the form says.</param>
public sealed record FormPerson(string Reference, string Team, string? Name, string? Email, string? Phone, string? Address);
