using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Records.Api;

/// <summary>One record by any id that it ever had: an old id leads to the one that holds it now.</summary>
internal sealed class RecordAnswer(BargateDb db, RecordValues values, ApiCaller caller, Audit audit)
{
    public async Task<IResult> To(HttpContext http, string slug, string written)
    {
        var stop = http.RequestAborted;
        if (Registers.Parse(slug) is not { } register) return ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no register '{(slug.Length > 40 ? slug[..40] : slug)}'. There are {string.Join(", ", Registers.All.Select(it => it.Slug()))}.");
        if (caller.Refusal(RecordsApi.Read(register), RecordsApi.Match(register)) is { } lacking) return lacking;
        var none = ApiProblem.Of(StatusCodes.Status404NotFound, "The register has no record with this id, or its retention has ended.");
        if (!Guid.TryParse(written, out var guid)) return none;
        var id = RecordId.From(guid);
        // The oldest record, whose id is the person's, may be disposed of before the others.
        if (await db.SourceRecords.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && it.Register == register, stop) is not { } asked) return none;
        if (asked.Person != id) return Results.Redirect($"{ApiRoutes.Root}/records/{register.Slug()}/{asked.Person.Value}", permanent: true, preserveMethod: true);
        var records = await db.SourceRecords.AsNoTracking().Where(it => it.Person == id && it.DisposedAt == null).OrderBy(it => it.Id).ToListAsync(stop);
        if (records.Count == 0) return none;
        var restricted = records.Exists(it => it.Flags.HasFlag(RecordFlags.Restricted));
        var reads = caller.May(RecordsApi.Read(register)) && !restricted;
        var said = reads ? await values.Newest(records, stop) : [];
        audit.Record(caller.Actor, reads ? "record-read-by-api" : "record-found-by-api", id.Value);
        await db.SaveChangesAsync(stop);
        return Results.Json(new
        {
            register = register.Slug(),
            record = id.Value,
            restricted,
            sources = records.Select(it => new RecordSource(it.Id.Value, it.ReceivedAt, it.Number, reads ? it.Source : null, reads ? it.ExternalId : null, said.TryGetValue(it.Id, out var values) ? MatchCandidate.Shown(register, values) : null)),
        });
    }
}

/// <summary>A source record of it; where it comes from, and what it says, for callers who may read the register.</summary>
internal sealed record RecordSource(Guid SourceRecord, DateTime ReceivedAt, int Version, string? Source, string? ExternalId, IReadOnlyDictionary<string, string>? Values);
