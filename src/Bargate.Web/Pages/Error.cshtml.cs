using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Searching;
using Bargate.Ui;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages;

/// <summary>
/// What went wrong, in words that say what to do. The middleware puts it in the place of an answer that failed, whatever its method was and
/// with the form it carried: so it has no handlers, reads no form and asks for no token.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
sealed class ErrorPage(CurrentOfficer officer, OfficerDirectory officers, Search search) : PageModel
{
    const int MostInstead = 5;

    static readonly int[] Known = [400, 403, 404, 405, 409, 413, 429];

    public int Status { get; private set; }

    public bool IsStaff => AskedPath.IsStaff(HttpContext) && officer.SignedIn;

    public string Key => $"web.error.{(Known.Contains(Status) ? Status : Status < 500 ? 400 : 500)}";

    /// <summary>What a rule of the council said no to.</summary>
    public string? Broken => Status == 409 ? HttpContext.Items[typeof(RuleBroken)] as string : null;

    /// <summary>What the module whose form it was knows about it.</summary>
    public Setback? Setback => Status == 409 ? HttpContext.Items[typeof(Setback)] as Setback : null;

    /// <summary>Nothing that an officer wrote is lost: it is shown where it could not be saved, also when what it was for has gone.</summary>
    public IReadOnlyList<Typed> Typed => Setback is { } known ? known.Typed : Status is 404 or 409 && IsStaff ? TypedText.Of(HttpContext) : [];

    public int? WaitSeconds => Status == 429 && int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Max(1, seconds) : null;

    /// <summary>What the log names too.</summary>
    public string? Reference => Status >= 500 ? Failures.Reference(HttpContext) : null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Nobody asks for this page by its address.
        Status = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null ? 404 : Response.StatusCode;
        Response.StatusCode = Status;
        // As antiforgery writes them, which says so in the log when it finds others.
        (Response.Headers.CacheControl, Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
    }

    /// <summary>What the words of an address that does not exist would find.</summary>
    public async Task<IReadOnlyList<SearchResult>> Instead()
    {
        if (Status != 404 || IsStaff || AskedPath.Of(HttpContext).Value is not { Length: > 1 and < SearchRequest.MostLetters } path) return [];
        var found = await search.Find(new(path.Replace(".aspx", "", StringComparison.OrdinalIgnoreCase)) { WithoutBestBets = true }, HttpContext.RequestAborted);
        return found.Close ? [] : [.. found.All.Take(MostInstead)];
    }

    /// <summary>Whom to ask for a permission, told to officers only.</summary>
    public async Task<IReadOnlyList<string>> Administrators() =>
        [.. (await officers.All(HttpContext.RequestAborted)).Where(it => it.Role == Role.Administrator).Select(it => it.Name)];
}
