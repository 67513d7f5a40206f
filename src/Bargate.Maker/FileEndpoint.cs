using Bargate.Accounts.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.Maker;

/// <summary>A service's file, byte for byte: `?of=live` for what it says now, `?walks=true` for its walks.</summary>
internal static class FileEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/staff/services/file/{service}", Download).WithMetadata(new NeedsAttribute(Permissions.ServicesSee));

    static async Task<IResult> Download(string service, string? of, bool? walks, MakerDesk desk, BrowserPublication publication, CancellationToken stop)
    {
        var opened = of == "live" ? null : await desk.Open(service, stop);
        var now = opened is null ? await publication.Now(service, stop) : null;
        if (opened is null && now is null) return Results.NotFound();
        var text = walks == true ? opened?.Walks ?? now!.Walks : opened?.Text.Text ?? now!.Text;
        return Results.Bytes(System.Text.Encoding.UTF8.GetBytes(text), "application/yaml", $"{service}{(walks == true ? ".walks" : "")}.yaml");
    }
}
