using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>
/// What the sources say of how records of different registers stand to each other: by the UPRN, and a debt also by the debtor's name with
/// the same email address or phone number. Said by sources, asserted by nobody. Employees are never looked up among customers. Where somebody
/// restricted lives, or what they owe, is for those who may open their record.
/// </summary>
internal sealed class RecordRelations(BargateDb db, RecordBriefs briefs, PropertyRegister properties, CurrentOfficer officer)
{
    const int Most = 20;

    public async Task<IReadOnlyList<ShownRelation>> Of(OpenedRecord record, string? workplace, CancellationToken stop) => record.Register switch
    {
        Register.Customers => [.. await LivesAt(record, stop), .. await Others("household", record, Register.Customers, stop), .. await Debts(record, stop)],
        Register.Properties => [.. await Others("residents", record, Register.Customers, stop), .. await Others("debts-here", record, Register.Debts, stop)],
        Register.Debts => [.. await LivesAt(record, stop), .. await Debtors(record, stop)],
        _ => workplace is null ? [] : [new("works-at", [], workplace)],
    };

    async Task<List<ShownRelation>> LivesAt(OpenedRecord record, CancellationToken stop)
    {
        var shown = new List<ShownRelation>();
        // Where the newest says; earlier addresses stand among the values.
        if (record.Members.OrderByDescending(it => it.ReceivedAt).FirstOrDefault(it => it.Uprn is not null)?.Uprn is not { } uprn) return shown;
        var people = await db.SourceRecords.AsNoTracking().Where(it => it.Register == Register.Properties && it.Uprn == uprn && it.DisposedAt == null).Select(it => it.Person).Distinct().OrderBy(it => it).Take(Most).ToListAsync(stop);
        var known = await Briefs(people, stop);
        var address = known.Count > 0 ? null : (await properties.Find(uprn, stop))?.OneLine;
        if (known.Count > 0 || address is not null) shown.Add(new(record.Register == Register.Debts ? "pays-for" : "lives-at", known, address));
        return shown;
    }

    async Task<List<ShownRelation>> Others(string kind, OpenedRecord record, Register among, CancellationToken stop)
    {
        var uprns = record.Members.Where(it => it.Uprn is not null).Select(it => it.Uprn).Distinct().ToList();
        if (uprns.Count == 0) return [];
        var people = await db.SourceRecords.AsNoTracking().Where(it => uprns.Contains(it.Uprn) && it.Register == among && it.Person != record.Person && it.DisposedAt == null).Select(it => it.Person).Distinct().OrderBy(it => it).Take(200).ToListAsync(stop);
        return await Shown(kind, people, stop);
    }

    async Task<List<ShownRelation>> Debts(OpenedRecord record, CancellationToken stop) => await Same("owes", record, Register.Debts, stop);

    async Task<List<ShownRelation>> Debtors(OpenedRecord record, CancellationToken stop) => await Same("owed-by", record, Register.Customers, stop);

    // The same name with the same property, email address or phone number.
    async Task<List<ShownRelation>> Same(string kind, OpenedRecord record, Register among, CancellationToken stop)
    {
        var names = record.Members.Select(it => it.NameFolded).OfType<string>().Distinct().ToList();
        if (names.Count == 0) return [];
        var uprns = record.Members.Select(it => it.Uprn).Where(it => it is not null).Distinct().ToList();
        var (emails, phones) = (record.Members.Select(it => it.EmailHash).OfType<byte[]>().ToList(), record.Members.Select(it => it.PhoneHash).OfType<byte[]>().ToList());
        var found = await db.SourceRecords.AsNoTracking().Where(it => it.Register == among && names.Contains(it.NameFolded!) && it.DisposedAt == null).OrderBy(it => it.Id).Take(200).ToListAsync(stop);
        var people = found.Where(it => (it.Uprn is not null && uprns.Contains(it.Uprn)) || (it.EmailHash is { } email && emails.Exists(one => one.AsSpan().SequenceEqual(email))) || (it.PhoneHash is { } phone && phones.Exists(one => one.AsSpan().SequenceEqual(phone))))
            .Select(it => it.Person).Distinct().Order().ToList();
        return await Shown(kind, people, stop);
    }

    async Task<List<ShownRelation>> Shown(string kind, List<RecordId> people, CancellationToken stop)
    {
        var known = await Briefs([.. people.Take(Most)], stop);
        return known.Count == 0 ? [] : [new(kind, known, null, Math.Max(0, people.Count - Most))];
    }

    async Task<IReadOnlyList<RecordBrief>> Briefs(IReadOnlyList<RecordId> people, CancellationToken stop)
    {
        var told = await briefs.Of(people, stop);
        var mayKnow = officer.May(Permissions.RecordsRestricted);
        return [.. people.Where(told.ContainsKey).Select(it => told[it]).Where(it => mayKnow || !it.Restricted)];
    }
}
