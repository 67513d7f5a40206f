using System.Net;
using System.Net.Sockets;

namespace Bargate.Kernel.Http;

/// <summary>Which addresses may be connected to: what is reachable from everywhere, so that nobody reaches the council's own network through this server (OWASP: server-side request forgery).</summary>
public static class Reachable
{
    // The IANA registries of special-purpose addresses. Of IPv6 only 2000::/3 is given out, so the rest need not be listed.
    static readonly IPNetwork[] Special4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    static readonly IPNetwork Given6 = IPNetwork.Parse("2000::/3");

    // Teredo and the like, documentation, 6to4: what carries an IPv4 address inside could carry a private one.
    static readonly IPNetwork[] Special6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool FromEverywhere(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Special4.Any(it => it.Contains(address))
            : Given6.Contains(address) && !Special6.Any(it => it.Contains(address));
    }
}

/// <summary>The address may not be connected to.</summary>
public sealed class AddressRefused(string host) : IOException($"{host} leads to an address inside the network.");
