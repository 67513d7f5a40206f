using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bargate.Records.Transparency;

/// <summary>The same record for programs.</summary>
internal static class TransparencyEndpoint
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<IResult> Get(TransparencyRecords records, HttpContext context, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(await records.Now(stop), Json);
    }
}
