using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bargate.Accounts.SignIn;

static class SignInServices
{
    /// <summary>The rate limit of pages that sign people in: posts by address; reading is never limited.</summary>
    public const string Limit = "accounts.sign-in";

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Picker>().AddScoped<OfficerCookie>().AddScoped<Arrival>();
        var schemes = services.AddAuthentication(OfficerCookie.Scheme).AddCookie(OfficerCookie.Scheme, OfficerCookie.Configure);
        if (SignInSettings.Read(configuration) is { } settings)
        {
            schemes.AddOAuth<OidcOptions, OidcHandler>(OidcHandler.Scheme, it =>
            {
                (it.Settings, it.ClientId, it.ClientSecret) = (settings, settings.ClientId, settings.ClientSecret);
                it.Events = new OAuthEvents { OnRemoteFailure = Refuse };
            });
            services.AddSingleton<IPostConfigureOptions<OidcOptions>, OidcDiscovery>();
        }
        return services.AddRateLimiter(AddLimit);
    }

    static void AddLimit(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Limit, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    }

    static Task Refuse(RemoteFailureContext failure)
    {
        var because = (failure.Failure as SignInRefused ?? failure.Failure?.InnerException as SignInRefused)?.Because ?? SignInRefused.Again;
        failure.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<OidcHandler>()
            .LogWarning("An officer's sign-in was refused ({Because}): {Kind}", because, failure.Failure is SignInRefused refused ? refused.Message : failure.Failure?.GetType().Name);
        failure.Response.Redirect($"/staff/refused?because={because}");
        failure.HandleResponse();
        return Task.CompletedTask;
    }
}
