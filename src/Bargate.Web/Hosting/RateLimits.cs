using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Web.Hosting;

/// <summary>Limits on posts that send email, try a secret, or leave something behind. Pages that are only read have none.</summary>
static class RateLimits
{
    /// <summary>The policy for such posts by the public.</summary>
    public const string PublicPosts = "public-posts";

    // Of IPv6 a household is given a whole /64.
    static string Household(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var written = configuration["Limits:PublicPostsPerMinute"] ?? "30";
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var perMinute) || perMinute == 0)
            throw new SetUpFault($"Limits:PublicPostsPerMinute is '{written}'. Write a whole number above 0, such as 30.");
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                    rejected.HttpContext.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(PublicPosts, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(Household(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }
}
