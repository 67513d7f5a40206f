using Bargate.Accounts.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Accounts.Contract;

/// <summary>Where modules map what programs call: `endpoints.MapApi().MapGet("/records/changes", ...)`. Handlers take <see cref="ApiCaller"/> and ask it for the scope.</summary>
public static class ApiRoutes
{
    public const string Root = "/api/v1";

    /// <summary>Endpoints that need an API key: without a good one they answer 401, beyond its limit 429.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints) => endpoints.MapGroup(Root).AllowAnonymous().AddEndpointFilter(Bearer.Guard);

    /// <summary>For standards that send the key in another way and have their own errors: null when the caller may go on as <see cref="ApiCaller"/>.</summary>
    public static Task<ApiRefusal?> EnterApi(this HttpContext http, string? key) => http.RequestServices.GetRequiredService<Bearer>().Enter(http, key);
}

/// <summary>Why a key does not open the API: 401 or 429, and what to do. `Retry-After` is set already.</summary>
public sealed record ApiRefusal(int Status, string Detail);
