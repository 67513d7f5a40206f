using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>Values that officers say are wrong: asked of the source's owner, answered by them. Nothing is changed here but by the source itself. The caller saves.</summary>
internal sealed class CorrectionDesk(BargateDb db, RecordValues values, RecordShowing showing, KeyRing keys, Messages messages, Outbox outbox, Audit audit, OfficerDirectory officers, CurrentOfficer officer, Council council, Kernel.Councils.Words words, TimeProvider clock)
{
    public async Task<Correction> Ask(SourceRecord record, string column, string? proposed, string why, CancellationToken stop)
    {
        if (await db.Corrections.AnyAsync(it => it.Record == record.Id && it.Column == column && it.State == CorrectionState.Disputed, stop)) throw new RuleBroken("Somebody has said that this value is wrong already. Its owner has not answered yet.");
        var key = await keys.Open(record.KeyId, stop) ?? throw new RuleBroken("This record was disposed of.");
        var source = await db.Sources.AsNoTracking().SingleAsync(it => it.Id == record.Source, stop);
        var made = Correction.Of(record, column, proposed, why, officer.Id, key, clock.GetUtcNow().UtcDateTime);
        db.Add(made);
        audit.Record(officer.Actor, "record-correction-asked", record.Id.Value, key, why);
        // The email says where to look and nothing of whom it is about.
        ReadOnlySpan<(string, string)> facts = [("source", source.Name), ("column", showing.Label(column)), ("reference", record.ExternalId), ("officer", officer.Name), ("link", $"/staff/records/answer/{made.Id}"), ("council", council.Name)];
        var mail = new NewMessage(source.OwnerEmail, words.Format("records.correction.mail-subject", facts), words.Format("records.correction.mail-body", facts), record.Id.Value, $"record-correction-{made.Id:N}", council.Language);
        await messages.Add(mail, key, stop);
        return made;
    }

    public async Task Answer(Correction made, bool corrected, string? answer, CancellationToken stop)
    {
        var key = await keys.Open(made.KeyId, stop) ?? throw new RuleBroken("This record was disposed of.");
        made.Settle(corrected, officer.Id, answer, key, clock.GetUtcNow().UtcDateTime);
        audit.Record(officer.Actor, corrected ? "record-correction-made" : "record-correction-refused", made.Record.Value, key, answer);
        if (corrected) outbox.Raise(new RecordCorrected(made.Register, made.Record, made.Column));
    }

    /// <summary>The source's own team, and whoever looks after imports, answer for it.</summary>
    public bool MayAnswer(Source source) => officer.Teams.Contains(source.OwnerTeam) || officer.May(Permissions.RecordsImport);

    public async Task<IReadOnlyList<ShownCorrection>> Of(OpenedRecord record, CancellationToken stop)
    {
        var ids = record.Members.Select(it => it.Id).ToList();
        return await Show(await db.Corrections.AsNoTracking().Where(it => ids.Contains(it.Record)).OrderByDescending(it => it.At).ToListAsync(stop), record.Members, stop);
    }

    public async Task<IReadOnlyList<ShownCorrection>> Show(IReadOnlyList<Correction> made, IReadOnlyList<SourceRecord> records, CancellationToken stop)
    {
        if (made.Count == 0) return [];
        var sources = await db.Sources.AsNoTracking().ToDictionaryAsync(it => it.Id, it => it.Name, stop);
        var names = await officers.Names(made.SelectMany(it => new[] { it.By, it.AnsweredBy }).OfType<OfficerId>(), stop);
        var shown = new List<ShownCorrection>();
        foreach (var it in made)
        {
            if (records.FirstOrDefault(one => one.Id == it.Record) is not { } record || await keys.Open(it.KeyId, stop) is not { } key) continue;
            string? Open(Sealed<string>? text, string place) => text is { } kept ? key.Open(kept, place, it.Id) : null;
            var kind = Registers.Columns(record.Register)[Registers.Place(record.Register, it.Column)].Kind;
            shown.Add(new(it, sources.GetValueOrDefault(record.Source, record.Source), await Then(record, it, stop) is { } wrong ? showing.Text(kind, wrong) : "", Open(it.Proposed, Correction.ProposedPlace) is { } right ? showing.Text(kind, right) : null,
                Open(it.Why, Correction.WhyPlace), names.GetValueOrDefault(it.By, words["records.page.somebody"]), it.AnsweredBy is { } who ? names.GetValueOrDefault(who) : null, Open(it.Answer, Correction.AnswerPlace)));
        }
        return shown;
    }

    // What the source said when it was called wrong.
    async Task<string?> Then(SourceRecord record, Correction made, CancellationToken stop)
    {
        var history = await values.History(record, stop);
        var place = Registers.Place(record.Register, made.Column);
        return history.FirstOrDefault(it => it.Version.ReceivedAt <= made.At).Values?[place];
    }
}
