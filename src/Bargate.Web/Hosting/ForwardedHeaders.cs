using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Bargate.Web.Hosting;

/// <summary>Believes a reverse proxy's word about address and scheme only when it is named in `Proxies` (addresses, separated by commas).</summary>
static class ForwardedHeaders
{
    public static void Configure(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.None;
        foreach (var written in (configuration["Proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IPAddress.TryParse(written, out var proxy)) throw new SetUpFault($"Proxies names '{written}', which is not an IP address. Write the addresses of the reverse proxies with commas between, such as 127.0.0.1.");
            options.KnownProxies.Add(proxy);
            // Each hop is compared with those named, however many there are.
            options.ForwardLimit = null;
            options.ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedFor | Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedProto;
        }
    }
}
