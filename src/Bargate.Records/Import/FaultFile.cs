using System.Text;
using Bargate.Kernel.Csv;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Records.Import;

/// <summary>What is wrong with a file as a file: for whoever puts it right in the system that it comes from. It names lines and columns, never values.</summary>
internal static class FaultFile
{
    public static async Task Write(HttpContext http, string id, BargateDb db, ImportStore store)
    {
        var stop = http.RequestAborted;
        var known = Guid.TryParse(id, out var guid) ? ImportId.From(guid) : default;
        if (await db.RecordImports.AsNoTracking().SingleOrDefaultAsync(it => it.Id == known, stop) is not { } import)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var mapping = ImportMapping.Read(import.Mapping)?.Headings;
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{import.Source}-{import.UploadedAt:yyyy-MM-dd}-errors.csv\"";
        await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(true), leaveOpen: true);
        var csv = new CsvWriter(text);
        await csv.Write("line", "column", "heading in the file", "what is wrong");
        await foreach (var it in db.ImportFaults.AsNoTracking().Where(it => it.Import == known).OrderBy(it => it.Line).ThenBy(it => it.Id).AsAsyncEnumerable().WithCancellation(stop))
            await csv.Write(it.Line, it.Column, it.Column is null ? null : mapping?.GetValueOrDefault(it.Column), it.Text);
        if (import.Faults > ImportFault.Most) await csv.Write(null, null, null, $"There are {import.Faults} in all; these are the first {ImportFault.Most}.");
    }
}
