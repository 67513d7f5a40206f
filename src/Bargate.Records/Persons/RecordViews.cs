using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Bargate.Services.Contract;

namespace Bargate.Records.Persons;

/// <summary>Gathers everything that the council knows of one record.</summary>
internal sealed class RecordViews(BargateDb db, RecordValues values, RecordShowing showing, RecordRelations relations, PairEvidence evidence, CorrectionDesk corrections, RecordLooks looks, KeyRing keys, OfficerDirectory officers, ServiceCatalogue services, Kernel.Councils.Words words)
{
    const int MostWaterfalls = 20;

    public async Task<RecordView> Show(OpenedRecord opened, CancellationToken stop)
    {
        var ids = opened.Members.Select(it => it.Id).ToList();
        await keys.Open([.. opened.Members.Select(it => it.KeyId)], stop);
        var sources = await db.Sources.AsNoTracking().Where(it => it.Register == opened.Register).ToDictionaryAsync(it => it.Id, stop);
        string SourceOf(string id) => sources.TryGetValue(id, out var known) ? known.Name : id;
        var histories = new Dictionary<RecordId, IReadOnlyList<(RecordVersion Version, string?[] Values)>>();
        foreach (var it in opened.Members) histories[it.Id] = await values.History(it, stop);
        var said = histories.Where(it => it.Value.Count > 0).ToDictionary(it => it.Key, it => it.Value[0].Values);
        var asked = await corrections.Of(opened, stop);
        var shown = showing.Values(opened.Register, opened.Members.Where(it => said.ContainsKey(it.Id)).Select(it => (it, SourceOf(it.Source), said[it.Id])), asked);
        var newest = opened.Members.OrderByDescending(it => it.ReceivedAt).ToList();
        string? Newest(string column) => Registers.Place(opened.Register, column) is var at and >= 0 ? newest.Select(it => said.GetValueOrDefault(it.Id)?[at]).FirstOrDefault(it => !string.IsNullOrWhiteSpace(it)) : null;
        var (links, others) = await Links(ids, opened, SourceOf, said, stop);
        return new(opened, showing.Name(opened.Register, Newest))
        {
            Values = shown,
            Sources = [.. opened.Members.Select(it => new ShownSource(it, SourceOf(it.Source), sources.TryGetValue(it.Source, out var from) ? services.Team(from.OwnerTeam)?.Name ?? from.OwnerTeam : "", histories[it.Id].Count > 0, showing.Versions(opened.Register, histories[it.Id])))],
            Links = links,
            Others = others,
            Relations = await relations.Of(opened, Newest("workplace"), stop),
            // What a form sent is known by the reference of its case.
            Cases = [.. opened.Members.Select(it => SpokenReference.Parse(it.ExternalId)).OfType<string>().Distinct()],
            Corrections = asked,
            Looks = await looks.Of(opened, [.. links, .. others], stop),
            Waiting = await db.Reviews.AsNoTracking().CountAsync(it => it.ClosedAt == null && (ids.Contains(it.Left) || ids.Contains(it.Right)), stop),
        };
    }

    async Task<(IReadOnlyList<ShownLink> Standing, IReadOnlyList<ShownLink> Others)> Links(List<RecordId> ids, OpenedRecord opened, Func<string, string> sourceOf, Dictionary<RecordId, string?[]> said, CancellationToken stop)
    {
        var made = await db.Assertions.AsNoTracking().Where(it => ids.Contains(it.Left) || ids.Contains(it.Right)).ToListAsync(stop);
        var ends = made.SelectMany(it => new[] { it.Left, it.Right }).Distinct().ToList();
        var records = await db.SourceRecords.AsNoTracking().Where(it => ends.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
        var names = await officers.Names(made.SelectMany(it => new[] { it.By, it.Second, it.RevokedBy }).OfType<OfficerId>(), stop);
        await keys.Open([.. made.Select(it => it.KeyId)], stop);
        // The other end of what does not stand is another person, who may be restricted.
        string Named(RecordId id) => records.TryGetValue(id, out var it) ? it.Person != opened.Person && it.Flags.HasFlag(RecordFlags.Restricted) ? words["records.restricted.one"] : $"{sourceOf(it.Source)} {it.ExternalId}" : "";
        string? Name(OfficerId? id) => id is { } known ? names.GetValueOrDefault(known, words["records.page.somebody"]) : null;
        var shown = new List<ShownLink>();
        foreach (var it in made.OrderByDescending(it => it.By is not null).ThenByDescending(it => it.Weight ?? 0).ThenBy(it => it.Id.Value))
        {
            var key = await keys.Open(it.KeyId, stop);
            var told = it is { Stands: true, Says: Says.Same } && shown.Count < MostWaterfalls ? await evidence.Of(it, said, stop) : null;
            shown.Add(new(it, Named(it.Left), Named(it.Right), Name(it.By) ?? words[it.Run is null ? "records.page.rule" : "records.page.run"], Name(it.Second),
                key is not null && it.Reason is { } why ? key.Open(why, Assertion.ReasonPlace, it.Id.Value) : null, it.Stands ? null : Name(it.RevokedBy) ?? words["records.page.run"],
                key is not null && it.RevokedWhy is { } against ? key.Open(against, Assertion.RevokedWhyPlace, it.Id.Value) : null, told is null ? null : evidence.Waterfall(told), it.Evidence is null));
        }
        return ([.. shown.Where(it => it.Made is { Stands: true, Says: Says.Same })], [.. shown.Where(it => it.Made is not { Stands: true, Says: Says.Same }).OrderByDescending(it => it.Made.RevokedAt ?? it.Made.At)]);
    }
}
