using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Cases.Storage;
using Bargate.Cases.Tracking;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.Cases;

/// <summary>What is served that is no page: files, the export, the way to the next case.</summary>
internal static class CaseEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/staff/cases/file/{id}", StaffFile).WithMetadata(new NeedsAttribute(Permissions.CasesSee));
        endpoints.MapGet("/staff/cases/next", Next).WithMetadata(new NeedsAttribute(Permissions.CasesSee));
        endpoints.MapGet("/staff/cases/export.csv", CsvExport.Write).WithMetadata(new NeedsAttribute(Permissions.CasesSee));
        endpoints.MapGet("/cases/photo/{id}", PublicPhoto).AllowAnonymous();
        endpoints.MapGet("/track/file/{id}", TrackedFile).AllowAnonymous();
    }

    static async Task<IResult> Next(HttpContext http, Queue queue, string? after) =>
        await queue.Next(Guid.TryParse(after, out var id) ? CaseId.From(id) : null, http.RequestAborted) is { } reference
            ? Results.Redirect($"/staff/cases/{reference}") : Results.Redirect("/staff/cases?assigned=me");

    static async Task<IResult> StaffFile(string id, HttpContext http, BargateDb db, FileStore store, KeyRing keys, CurrentOfficer officer, Audit audit)
    {
        var stop = http.RequestAborted;
        if (await Find(db, id, stop) is not { } file || file.Scan == Scan.Infected) return Results.NotFound();
        if (await db.Cases.AsNoTracking().SeenBy(officer).Holding(file).Select(it => (CaseId?)it.Id).SingleOrDefaultAsync(stop) is not { } found) return Results.NotFound();
        audit.Record(officer.Actor, "file-seen", found.Value);
        await db.SaveChangesAsync(stop);
        return await Send(file, http, store, keys, "private, no-store", stop);
    }

    static async Task<IResult> TrackedFile(string id, HttpContext http, BargateDb db, FileStore store, KeyRing keys, Visits visits)
    {
        var stop = http.RequestAborted;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (visits.Read(http) is not { SeesAnswers: true } visit || await Find(db, id, stop) is not { } file || file.Scan == Scan.Infected) return Results.NotFound();
        if (!await db.Cases.AsNoTracking().Holding(file).AnyAsync(it => it.Id == visit.Case, stop)) return Results.NotFound();
        return await Send(file, http, store, keys, "private, no-store", stop);
    }

    static async Task<IResult> PublicPhoto(string id, HttpContext http, BargateDb db, FileStore store, KeyRing keys)
    {
        var stop = http.RequestAborted;
        if (await Find(db, id, stop) is not { ReleasedAt: not null } file || file.Scan == Scan.Infected || !IsImage(file)) return Results.NotFound();
        return await Send(file, http, store, keys, "public, max-age=300", stop);
    }

    static async Task<FileRow?> Find(BargateDb db, string id, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var guid)) return null;
        var wanted = FileId.From(guid);
        return await db.Set<FileRow>().AsNoTracking().SingleOrDefaultAsync(it => it.Id == wanted, stop);
    }

    // A page of ours only ever shows pictures; everything else is saved, never run in the council's name.
    static async Task<IResult> Send(FileRow file, HttpContext http, FileStore store, KeyRing keys, string keep, CancellationToken stop)
    {
        if (await keys.Open(file.KeyId, stop) is not { } key || await store.Read(file, key, stop) is not { } content) return Results.NotFound();
        http.Response.Headers.CacheControl = keep;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return IsImage(file) ? Results.Bytes(content, file.ContentType) : Results.File(content, "application/octet-stream", key.Open(file.Name, FileRow.NamePlace, file.Id.Value));
    }

    static bool IsImage(FileRow file) => file.ContentType is "image/jpeg" or "image/png";
}
