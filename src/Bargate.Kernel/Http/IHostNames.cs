using System.Net;

namespace Bargate.Kernel.Http;

/// <summary>Where a name leads: the outside world, which a test replaces.</summary>
public interface IHostNames
{
    Task<IPAddress[]> Resolve(string host, CancellationToken stop);
}

sealed class HostNames : IHostNames
{
    public Task<IPAddress[]> Resolve(string host, CancellationToken stop) => Dns.GetHostAddressesAsync(host, stop);
}
