using System.Data.Common;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Accounts.Api;

/// <summary>Who calls, from `Authorization: Bearer KEY`; a key is looked up at each call, so a revoked one is so at once.</summary>
sealed class Bearer(BargateDb db, BatchWriter reader, MasterKey master, ApiLimit limit, ApiCaller caller, TimeProvider clock)
{
    const string Scheme = "Bearer ";

    // Every call asks this, so it is written by hand (decision 0004).
    const string Find = """
        select "Id", "Name", "Owner", "Scopes", "Services", "ExpiresAt", "LastUsedOn", "RevokedAt" from accounts_api_keys where "Hash" = $1
        """;

    public static async ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var written = http.Request.Headers.Authorization.ToString();
        var key = written.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? written[Scheme.Length..].Trim() : null;
        if (await http.RequestServices.GetRequiredService<Bearer>().Enter(http, key) is not { } refusal) return await next(context);
        if (refusal.Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Of(refusal.Status, refusal.Detail);
    }

    public async Task<ApiRefusal?> Enter(HttpContext http, string? shown)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (string.IsNullOrEmpty(shown)) return Unknown("Send your API key in the header 'Authorization: Bearer KEY'. The council's administrators make keys at /staff/api-keys.");
        if (!shown.StartsWith(ApiKey.Prefix, StringComparison.Ordinal) || shown.Length > 100) return Unknown($"That is not an API key of this site. A key begins with '{ApiKey.Prefix}'.");
        var (hash, now) = (ApiKey.HashOf(shown, master), clock.GetUtcNow().UtcDateTime);
        if (await reader.ReadOne(Find, Found.From, http.RequestAborted, hash) is not { } key) return Unknown("There is no such API key. Check that it was copied whole.");
        if (key.RevokedAt is { } revoked) return Unknown($"This API key was revoked on {revoked:yyyy-MM-dd}. Ask {key.Owner} or the council's administrators for a new one.");
        if (key.ExpiresAt <= now) return Unknown($"This API key ended on {key.ExpiresAt:yyyy-MM-dd}. Ask the council's administrators to rotate it.");
        if (limit.Wait(key.Id) is { } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new(StatusCodes.Status429TooManyRequests, $"This API key may make {limit.PerMinute} calls a minute. Wait {seconds} seconds and go on.");
        }
        await Note(key, DateOnly.FromDateTime(now), http.RequestAborted);
        caller.Become(key.Id, key.Name, ApiKey.Split(key.Scopes), ApiKey.Split(key.Services));
        return null;

        static ApiRefusal Unknown(string detail) => new(StatusCodes.Status401Unauthorized, detail);
    }

    // Once a day, so that a key which nobody uses is seen and a busy one costs nothing.
    async Task Note(Found key, DateOnly today, CancellationToken stop)
    {
        if (key.LastUsedOn >= today) return;
        await db.Write(() => db.ApiKeys.Where(it => it.Id == key.Id && (it.LastUsedOn == null || it.LastUsedOn < today)).ExecuteUpdateAsync(it => it.SetProperty(k => k.LastUsedOn, today), stop), stop);
    }

    sealed record Found(Guid Id, string Name, string Owner, string Scopes, string Services, DateTime ExpiresAt, DateOnly? LastUsedOn, DateTime? RevokedAt)
    {
        public static Found From(DbDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetDateTime(5),
            row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6), row.IsDBNull(7) ? null : row.GetDateTime(7));
    }
}
