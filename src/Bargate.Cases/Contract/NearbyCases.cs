using Bargate.Cases.Storage;
using Bargate.Kernel.Files;
using Bargate.Kernel.Places;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contract;

/// <summary>Public cases near a point, for the duplicates page: what the service lets everybody see, and nothing that leads to the person.</summary>
public sealed class NearbyCases(BargateDb db, KeyRing keys, ServiceCatalogue services, StageNames names)
{
    const int Looked = 200, Shown = 10;

    /// <summary>Nearest first, at most ten.</summary>
    /// <param name="duplicateKey">Only cases whose own is the same; null for any.</param>
    public async Task<IReadOnlyList<NearbyCase>> Find(string service, double latitude, double longitude, double radiusMetres, string? duplicateKey, bool openOnly, CancellationToken stop = default)
    {
        var (north, east) = Distance.Degrees(radiusMetres, latitude);
        var (south, top, west, right) = (latitude - north, latitude + north, longitude - east, longitude + east);
        var boxed = db.Cases.AsNoTracking().Where(it => it.Service == service && it.Latitude >= south && it.Latitude <= top && it.Longitude >= west && it.Longitude <= right
            && it.DuplicateOf == null && it.DisposedAt == null);
        if (openOnly) boxed = boxed.Where(it => it.ClosedAt == null);
        if (duplicateKey is not null) boxed = boxed.Where(it => it.DuplicateKey == duplicateKey);
        var near = (await boxed.OrderByDescending(it => it.OpenedAt).ThenBy(it => it.Id).Take(Looked).ToListAsync(stop))
            .Select(it => (Case: it, Metres: Distance.Metres(latitude, longitude, it.Latitude!.Value, it.Longitude!.Value)))
            .Where(it => it.Metres <= radiusMetres)
            .OrderBy(it => it.Metres).Take(Shown).ToList();
        return near.Count == 0 ? [] : await Show(near, stop);
    }

    async Task<IReadOnlyList<NearbyCase>> Show(List<(Case Case, double Metres)> near, CancellationToken stop)
    {
        var opened = await keys.Open([.. near.Select(it => it.Case.KeyId)], stop);
        var answers = near.ToDictionary(it => it.Case.Id, it => PublicAnswers(it.Case, opened.GetValueOrDefault(it.Case.KeyId)));
        var files = answers.Values.SelectMany(it => it).SelectMany(it => it.Files).ToList();
        var released = files.Count == 0 ? [] : await db.Set<FileRow>().AsNoTracking()
            .Where(it => files.Contains(it.Id) && it.ReleasedAt != null && it.Scan != Scan.Infected).Select(it => it.Id).ToListAsync(stop);
        return [.. near.Select(it => new NearbyCase(
            it.Case.Id,
            string.Join(", ", answers[it.Case.Id].Where(answer => answer.Files.Count == 0).Select(answer => answer.Text)),
            (int)Math.Round(it.Metres), it.Case.Latitude!.Value, it.Case.Longitude!.Value,
            names.Of(it.Case.Service, it.Case.Stage), it.Case.StageSince, it.Case.OpenedAt, it.Case.IsOpen,
            answers[it.Case.Id].SelectMany(answer => answer.Files).Where(released.Contains).Select(file => (FileId?)file).FirstOrDefault()))];
    }

    // `place.street` names a part of an answer, which is no answer of its own: the distance says it better here.
    List<Answer> PublicAnswers(Case found, DataKey? key)
    {
        var shown = services.Version(found.Service, found.ServiceVersion)?.Definition.Case.Public?.Show ?? [];
        return key is null ? [] : [.. key.Open(found.Answers, Case.AnswersPlace, found.Id.Value).Where(it => shown.Contains(it.Key))];
    }
}

/// <summary>A public case as everybody may see it.</summary>
/// <param name="What">The answers that the service publishes: 'A pothole or broken surface'.</param>
/// <param name="Stage">A short name: 'Inspected'.</param>
/// <param name="Since">When it came to that stage (UTC).</param>
/// <param name="Photo">Released by an officer; served at `/cases/photo/{id}`.</param>
public sealed record NearbyCase(CaseId Id, string What, int Metres, double Latitude, double Longitude, string Stage, DateTime Since, DateTime Opened, bool Open, FileId? Photo);
