using Bargate.Forms.Contract;
using Bargate.Forms.Questions;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.Forms;

/// <summary>Where a pin stands, in words, for whoever moves it without seeing the map. It says what the register of properties knows, and nothing of a draft.</summary>
internal static class PinEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/places/pin", Say).AllowAnonymous();

    static async Task<IResult> Say(string? at, HttpContext http, Council council, Words words)
    {
        if (LocationQuestion.ParsePoint(at ?? "") is not var (latitude, longitude)) return Results.NotFound();
        if (!council.Boundary.Contains(latitude, longitude)) return Results.Text(words.Format("forms.map.pin-outside", ("council", council.Name)));
        var fields = await LocationQuestion.At(latitude, longitude, http.RequestServices, http.RequestAborted);
        var place = LocationQuestion.Words(fields, words);
        return Results.Text(words.Format(fields.Text("street").Length > 0 ? "forms.map.pin-near" : "forms.map.pin-at", ("place", place)));
    }
}
