using Bargate.Accounts.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.Accounts.Contract;

/// <summary>Where modules map what programs call: `endpoints.MapApi().MapGet("/records/changes", ...)`. Handlers take <see cref="ApiCaller"/> and ask it for the scope.</summary>
public static class ApiRoutes
{
    public const string Root = "/api/v1";

    /// <summary>Endpoints that need an API key: without a good one they answer 401, beyond its limit 429.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints) => endpoints.MapGroup(Root).AllowAnonymous().AddEndpointFilter(Bearer.Guard);
}
