using System.Net;

namespace Bargate.Webhooks.Sending;

/// <summary>Where a name leads: the outside world, which a test replaces.</summary>
interface IHostNames
{
    Task<IPAddress[]> Resolve(string host, CancellationToken stop);
}

sealed class HostNames : IHostNames
{
    public Task<IPAddress[]> Resolve(string host, CancellationToken stop) => Dns.GetHostAddressesAsync(host, stop);
}
