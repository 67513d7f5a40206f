using Bargate.Cases.Storage;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contract;

/// <summary>Cases of services that publish theirs, as everybody may see them: the answers that the service names in `public: show`, the place, and how far it is.</summary>
public sealed class PublicCases(BargateDb db, KeyRing keys, ServiceCatalogue services, PropertyRegister register)
{
    /// <summary>So many at once at most.</summary>
    public const int Most = 500;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PublicCase>> Find(PublicCaseQuery query, CancellationToken stop)
    {
        // A case has a point only where its edition of the service publishes its place.
        var wanted = db.Cases.AsNoTracking().Where(it => it.Latitude != null && it.DisposedAt == null);
        if (query.References is { } references) wanted = wanted.Where(it => references.Contains(it.Reference));
        if (query.Services is { } chosen) wanted = wanted.Where(it => chosen.Contains(it.Service));
        if (query.From is { } from) wanted = wanted.Where(it => it.OpenedAt >= from);
        if (query.To is { } to) wanted = wanted.Where(it => it.OpenedAt <= to);
        if (query.Open is { } open) wanted = open ? wanted.Where(it => it.ClosedAt == null) : wanted.Where(it => it.ClosedAt != null);
        var found = await wanted.OrderByDescending(it => it.OpenedAt).ThenByDescending(it => it.Id).Take(Most).ToListAsync(stop);
        var opened = await keys.Open([.. found.Select(it => it.KeyId)], stop);
        var ids = found.Select(it => it.Id).ToList();
        var told = (await db.Entries.AsNoTracking().Where(it => ids.Contains(it.Case) && it.Kind == EntryKind.Stage).ToListAsync(stop)).ToLookup(it => it.Case);
        var shown = found.Where(it => opened.ContainsKey(it.KeyId)).Select(it => (Case: it, Key: opened[it.KeyId], Service: services.Version(it.Service, it.ServiceVersion)?.Definition)).Where(it => it.Service?.Case.Public is not null).ToList();
        var answers = shown.ToDictionary(it => it.Case.Id, it => it.Key.Open(it.Case.Answers, Case.AnswersPlace, it.Case.Id.Value).Where(answer => it.Service!.Case.Public!.Show.Contains(answer.Key)).ToList());
        var files = answers.Values.SelectMany(it => it).SelectMany(it => it.Files).ToList();
        var released = files.Count == 0 ? [] : (await db.Set<FileRow>().AsNoTracking().Where(it => files.Contains(it.Id) && it.ReleasedAt != null && it.Scan != Scan.Infected).Select(it => it.Id).ToListAsync(stop)).ToHashSet();
        var list = new List<PublicCase>(shown.Count);
        var streets = new Dictionary<(double, double), string?>();
        foreach (var (it, key, service) in shown)
        {
            var last = told[it.Id].OrderBy(one => one.At).ThenBy(one => one.Id).LastOrDefault();
            var street = service!.Case.Public!.Show.Any(one => one.EndsWith(".street", StringComparison.Ordinal)) ? await StreetAt(it.Latitude!.Value, it.Longitude!.Value) : null;
            list.Add(new(it.Reference, it.Service, service.Title.In(""), string.Join(", ", answers[it.Id].Where(one => one.Files.Count == 0).Select(one => one.Text)), street,
                it.Latitude!.Value, it.Longitude!.Value, it.IsOpen, last is null ? "" : key.Open(last.Text, Entry.TextPlace, last.Id), it.Team, it.OpenedAt, it.StageSince, it.IsOpen ? it.DueOn : null,
                answers[it.Id].SelectMany(one => one.Files).Where(released.Contains).Select(one => (FileId?)one).FirstOrDefault()));
        }
        return list;

        // Many reports are of one place.
        async Task<string?> StreetAt(double latitude, double longitude) =>
            streets.TryGetValue((latitude, longitude), out var known) ? known : streets[(latitude, longitude)] = await register.StreetAt(latitude, longitude, stop);
    }
}

/// <summary>Which public cases; null for any.</summary>
public sealed record PublicCaseQuery
{
    public IReadOnlyList<string>? References { get; init; }
    public IReadOnlyList<string>? Services { get; init; }
    public DateTime? From { get; init; }
    public DateTime? To { get; init; }
    public bool? Open { get; init; }
}

/// <param name="What">The answers that the service publishes.</param>
/// <param name="Street">Where the service publishes it and the register knows it.</param>
/// <param name="Told">What was said at the last stage.</param>
/// <param name="Photo">Released by an officer; served at `/cases/photo/{id}`.</param>
public sealed record PublicCase(string Reference, string Service, string Title, string What, string? Street, double Latitude, double Longitude, bool Open, string Told, string Team, DateTime Opened, DateTime Updated, DateOnly? Due, FileId? Photo);
