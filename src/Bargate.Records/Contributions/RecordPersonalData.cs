using System.Runtime.CompilerServices;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Contributions;

/// <summary>
/// What sources say of one person: now, and before. Found by the person's record, or by an email address or phone number that they proved and
/// that nobody else's record holds: what a family shares proves nothing, and what a form gave proves that form.
/// </summary>
internal sealed class RecordPersonalData(BargateDb db, RecordValues values, RecordDisposal disposal, KeyRing keys, MasterKey master, Kernel.Councils.Words words, Council council) : IPersonalDataSource
{
    // More of one person than this, and nobody can say whose it is.
    const int MostHolders = 500;

    public string Key => "records";

    public async IAsyncEnumerable<PersonalItem> Export(Subject who, [EnumeratorCancellation] CancellationToken stop)
    {
        var names = await db.Sources.AsNoTracking().ToDictionaryAsync(it => it.Id, it => it.Name, stop);
        foreach (var record in await Of(who, stop))
        {
            var source = ("source", names.GetValueOrDefault(record.Source, record.Source));
            if (record.Flags.HasFlag(RecordFlags.Restricted)) yield return new(words.Format("records.personal.restricted", source), record.ReceivedAt, []);
            else yield return new(words.Format("records.personal.title", source), record.ReceivedAt, await Details(record, stop));
        }
    }

    public async Task<Erasure> Erase(Subject who, CancellationToken stop)
    {
        var (erased, kept) = (0, new List<string>());
        foreach (var record in await Of(who, stop))
        {
            var rule = council.RecordsKept.Sources.GetValueOrDefault(record.Source);
            if (record.Flags != RecordFlags.None) kept.Add(words["records.kept.flagged"]);
            else if (rule?.Erase ?? record.Source == FormRecords.Source)
            {
                await disposal.Dispose(record, stop);
                erased++;
            }
            else kept.Add(rule?.Because ?? words["records.kept.because"]);
        }
        await db.SaveChangesAsync(stop);
        return new(erased, [.. kept.GroupBy(it => it).Select(it => (it.Count(), it.Key))]);
    }

    async Task<List<SourceRecord>> Of(Subject who, CancellationToken stop)
    {
        var ids = who.People.Select(it => RecordId.From(it.Value)).ToList();
        var people = (await db.SourceRecords.Where(it => ids.Contains(it.Id)).Select(it => it.Person).ToListAsync(stop)).ToHashSet();
        var forms = new List<SourceRecord>();
        foreach (var contact in who.Contacts)
        {
            var hash = contact.Kind == "email" ? master.Hash("email", Fold.Of(contact.Value)) : master.Hash("phone", PhoneDigits.Of(contact.Value));
            var holders = await (contact.Kind == "email" ? db.SourceRecords.Where(it => it.EmailHash == hash) : db.SourceRecords.Where(it => it.PhoneHash == hash)).Where(it => it.Register != Register.Properties).OrderBy(it => it.Id).Take(MostHolders).ToListAsync(stop);
            if (holders.Count == MostHolders || holders.Select(it => it.Person).Distinct().Count() != 1) continue;
            // Whoever fills in a form may write another's name beside their own address: it proves what was sent, and not who they are.
            if (holders.Exists(it => it.Source != FormRecords.Source)) people.Add(holders[0].Person);
            else forms.AddRange(holders);
        }
        return [.. (await db.SourceRecords.Where(it => people.Contains(it.Person) && it.DisposedAt == null).ToListAsync(stop)).Union(forms).OrderBy(it => it.Id)];
    }

    async Task<IReadOnlyList<(string, string)>> Details(SourceRecord record, CancellationToken stop)
    {
        var (columns, history) = (Registers.Columns(record.Register), await values.History(record, stop));
        var told = new List<(string, string)>();
        for (var at = 0; at < history.Count; at++)
            for (var i = 0; i < columns.Count; i++)
            {
                if (history[at].Values[i] is not { } value) continue;
                var label = LabelOf(columns[i].Name);
                if (at == 0) told.Add((label, value));
                else if (history[at - 1].Values[i] != value) told.Add((words.Format("records.personal.earlier", ("column", label), ("date", council.Time.Date(history[at - 1].Version.ReceivedAt))), value));
            }
        var key = await keys.Open(record.KeyId, stop);
        foreach (var it in await db.Corrections.AsNoTracking().Where(it => it.Record == record.Id).OrderBy(it => it.At).ToListAsync(stop))
            told.Add((words.Format("records.personal.correction", ("date", council.Time.Date(it.At)), ("column", LabelOf(it.Column))), it.Proposed is { } proposed && key is not null ? key.Open(proposed, Correction.ProposedPlace, it.Id) : ""));
        return told;
    }

    string LabelOf(string column) => words.Find($"records.column.{column}") ?? column;
}
