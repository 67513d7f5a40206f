using Bargate.Accounts.Contract;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>
/// Finds people, properties, employees and debts. First by the columns that have an index (folded name, postcode, UPRN, the source's own
/// reference, hashes of email and phone), then by the engine's index, which forgives short names and slips of the key. Who may not open
/// restricted records is told that there is one by its name or reference alone: a guess at where somebody lives gets no answer.
/// </summary>
internal sealed class RecordSearch(BargateDb db, MasterKey master, MatchIndexes indexes, RecordValues values, PropertyRegister properties, RecordBriefs briefs, CurrentOfficer officer)
{
    public const int PageSize = 20, MostRows = 400;

    const int MostAlike = 15, MostProperties = 60;
    const double AlikeFrom = 0.05;

    public async Task<FoundRecords> Find(SearchTerms terms, Register? register, int page, CancellationToken stop)
    {
        if (terms.IsDateAlone) return new([], 0, false, DateAlone: true);
        var exact = await Exact(terms, register, stop);
        if (terms.Born is { } born) exact = await BornOn(exact, born, stop);
        var many = exact.Count >= MostRows;
        var alike = many ? [] : await Alike(terms, register, [.. exact.Select(it => it.Person)], stop);
        if (!officer.May(Permissions.RecordsRestricted))
        {
            var shut = await PersonFlags.Of(db, exact.Select(it => it.Person).Concat(alike), stop);
            bool Shut(RecordId it) => shut.GetValueOrDefault(it).HasFlag(RecordFlags.Restricted);
            exact.RemoveAll(it => Shut(it.Person) && !Names(terms, it));
            alike.RemoveAll(Shut);
        }
        var people = exact.Select(it => it.Person).Distinct().Select(it => (Person: it, Alike: false)).Concat(alike.Select(it => (Person: it, Alike: true))).ToList();
        var shown = people.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var told = await briefs.Of([.. shown.Select(it => it.Person)], stop);
        return new([.. shown.Where(it => told.ContainsKey(it.Person)).Select(it => told[it.Person] with { Alike = it.Alike })], people.Count, many);
    }

    // Its reference, or words of its name and nothing else.
    static bool Names(SearchTerms terms, SourceRecord it) => string.Equals(it.ExternalId, terms.Text.Trim(), StringComparison.OrdinalIgnoreCase)
        || (terms is { Words.Count: > 0, Email: null, Postcode: null, Born: null } && it.NameFolded is { } name && terms.Words.All(word => (" " + name).Contains(" " + word, StringComparison.Ordinal)));

    async Task<List<SourceRecord>> Exact(SearchTerms terms, Register? register, CancellationToken stop)
    {
        var all = db.SourceRecords.AsNoTracking().Where(it => it.DisposedAt == null);
        var seen = Registers.Of(officer).Where(it => register is null || it == register).ToList();
        if (seen.Count < Registers.All.Count) all = all.Where(it => seen.Contains(it.Register));
        var found = new List<SourceRecord>();
        async Task Add(IOrderedQueryable<SourceRecord> some)
        {
            if (found.Count < MostRows) found.AddRange(await some.Take(MostRows - found.Count).ToListAsync(stop));
        }
        if (terms.Email is { } email)
        {
            var hash = master.Hash("email", email);
            await Add(all.Where(it => it.EmailHash == hash).OrderBy(it => it.Id));
        }
        if (terms.Phone is { } phone)
        {
            var hash = master.Hash("phone", phone);
            await Add(all.Where(it => it.PhoneHash == hash).OrderBy(it => it.Id));
        }
        if (terms.Email is null) await Add((await ByReference(all, terms.Text.Trim(), stop)).OrderBy(it => it.Id));
        if (long.TryParse(terms.Text, out var uprn)) await Add(all.Where(it => it.Uprn == uprn).OrderBy(it => it.Id));
        if (terms.Postcode is { } postcode) await Add(Named(all.Where(it => it.Postcode == postcode), terms.Words).OrderBy(it => it.NameFolded).ThenBy(it => it.Id));
        else if (terms.Words.Count > 0)
            foreach (var name in Names(terms.Words)) await Add(Starting(all, name).OrderBy(it => it.NameFolded).ThenBy(it => it.Id));
        if (terms.Words.Any(it => it.Any(char.IsAsciiDigit)) || (found.Count == 0 && terms.Words.Count > 0 && terms.Born is null)) await Add((await At(all, terms.Text, stop)).OrderBy(it => it.NameFolded).ThenBy(it => it.Id));
        return [.. found.DistinctBy(it => it.Id)];
    }

    // The index is by source and reference, so the sources are named.
    async Task<IQueryable<SourceRecord>> ByReference(IQueryable<SourceRecord> all, string text, CancellationToken stop)
    {
        if (text.Length is 0 or > SourceRecord.LongestExternalId || !text.Any(char.IsAsciiDigit)) return all.Where(it => false);
        var sources = await db.Sources.AsNoTracking().Select(it => it.Id).ToListAsync(stop);
        string[] written = [.. new[] { text, text.ToUpperInvariant() }.Distinct()];
        return all.Where(it => sources.Contains(it.Source) && written.Contains(it.ExternalId));
    }

    async Task<IQueryable<SourceRecord>> At(IQueryable<SourceRecord> all, string text, CancellationToken stop)
    {
        var uprns = (await properties.Search(text, MostProperties, stop)).Select(it => (long?)it.Uprn).ToList();
        return uprns.Count == 0 ? all.Where(it => false) : all.Where(it => uprns.Contains(it.Uprn));
    }

    // Stored surname first; people say the forename first, and leave middle names out or in.
    static IEnumerable<string> Names(IReadOnlyList<string> words) => new[]
    {
        string.Join(' ', words), string.Join(' ', words.Skip(words.Count - 1).Concat(words.Take(words.Count - 1))),
        string.Join(' ', words.Skip(1).Append(words[0])), words.Count > 1 ? $"{words[^1]} {words[0]}" : words[0],
    }.Distinct();

    static IQueryable<SourceRecord> Starting(IQueryable<SourceRecord> all, string from)
    {
        var to = from + '\uffff';
#pragma warning disable CA1309 // the database compares, in byte order; a range uses the index where LIKE does not
        return all.Where(it => string.Compare(it.NameFolded, from) >= 0 && string.Compare(it.NameFolded, to) < 0);
#pragma warning restore CA1309
    }

    static IQueryable<SourceRecord> Named(IQueryable<SourceRecord> some, IReadOnlyList<string> words)
    {
        foreach (var word in words) some = some.Where(it => (" " + it.NameFolded).Contains(" " + word));
        return some;
    }

    async Task<List<SourceRecord>> BornOn(List<SourceRecord> found, DateOnly born, CancellationToken stop)
    {
        var said = await values.Newest(found, stop);
        return [.. found.Where(it => said.TryGetValue(it.Id, out var one) && Registers.Place(it.Register, "birth-date") is var at and >= 0 && SaidDate.Parse(one[at]) == born)];
    }

    // A name with something else to go by: the engine needs two facts to find anybody.
    async Task<List<RecordId>> Alike(SearchTerms terms, Register? register, HashSet<RecordId> known, CancellationToken stop)
    {
        if (terms.Words.Count == 0 || (terms.Words.Count < 2 && terms.Born is null && terms.Postcode is null)) return [];
        var found = new List<(RecordId Id, double Weight)>();
        foreach (var it in Registers.Of(officer).Where(it => register is null || it == register))
        {
            if (Registers.Place(it, "surname") < 0) continue;
            var asked = new string?[Registers.Columns(it).Count];
            void Put(string column, string? value) { if (Registers.Place(it, column) is var at and >= 0) asked[at] = value; }
            Put("forename", terms.Words.Count > 1 ? terms.Words[0] : null);
            Put("surname", terms.Words[^1]);
            Put("postcode", terms.Postcode);
            Put("birth-date", terms.Born?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            foreach (var match in indexes.Find(it, asked, MostAlike, AlikeFrom) ?? []) found.Add((RegisterReader.Parse(match.Id), match.Weight));
        }
        var ids = found.Select(it => it.Id).ToList();
        var people = await db.SourceRecords.AsNoTracking().Where(it => ids.Contains(it.Id) && it.DisposedAt == null).ToDictionaryAsync(it => it.Id, it => it.Person, stop);
        return [.. found.OrderByDescending(it => it.Weight).Where(it => people.ContainsKey(it.Id)).Select(it => people[it.Id]).Distinct().Where(it => !known.Contains(it))];
    }
}

/// <summary>A page of what was found.</summary>
/// <param name="Many">There are more than are looked through; something more should be typed.</param>
internal sealed record FoundRecords(IReadOnlyList<RecordBrief> Records, int Count, bool Many, bool DateAlone = false)
{
    public int Pages => Math.Max(1, (Count + RecordSearch.PageSize - 1) / RecordSearch.PageSize);
}
