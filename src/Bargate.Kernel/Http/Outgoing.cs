using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Bargate.Kernel.Http;

/// <summary>
/// The way out to addresses that users of the product name: receivers of webhooks, feeds of other bodies. What an address leads to is asked when it is
/// saved, for a clear error, and at each connection, because a name can be led elsewhere later.
/// </summary>
/// <param name="allowLocal">Also to this machine and private networks, and by http: for practice only.</param>
public sealed class Outgoing(IHostNames names, bool allowLocal)
{
    const string Setting = "Outgoing:AllowLocalAddresses";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    internal static bool AllowLocal(IConfiguration? configuration) => bool.TryParse(configuration?[Setting] ?? "false", out var allow) ? allow : throw new SetUpFault($"{Setting} is '{configuration![Setting]}'. Write true or false.");

    /// <summary>Whether an address may be saved; null when nothing is wrong with it.</summary>
    public async Task<UrlFault?> Fault(string url, CancellationToken stop)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic) return UrlFault.Wrong;
        if (address.Scheme != Uri.UriSchemeHttps && !(allowLocal && address.Scheme == Uri.UriSchemeHttp)) return UrlFault.NotHttps;
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0) return UrlFault.Extra;
        if (Host(address) is not { Length: <= 253 } host) return UrlFault.Wrong;
        return allowLocal || await LeadsOutside(host, stop) ? null : UrlFault.Inside;
    }

    /// <summary>Whether an address that was saved before may be asked at all: only https, but for practice.</summary>
    public bool MayAsk(string url) => allowLocal || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A handler that connects only to what <see cref="Reachable"/> allows, follows no redirect, keeps no cookie and uses no proxy.</summary>
    public SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null, ConnectCallback = Connect };

    async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var written) ? [written] : await names.Resolve(host, stop);
        var allowed = allowLocal ? found : [.. found.Where(Reachable.FromEverywhere)];
        if (allowed.Length == 0) throw found.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new AddressRefused(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Null where the letters cannot be a name of the internet.
    static string? Host(Uri address)
    {
        try { return address.IdnHost; }
        catch (UriFormatException) { return null; }
    }

    async Task<bool> LeadsOutside(string host, CancellationToken stop)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var written)) return Reachable.FromEverywhere(written);
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || !host.Contains('.', StringComparison.Ordinal)) return false;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(Patience);
            return (await names.Resolve(host, limit.Token)).All(Reachable.FromEverywhere);
        }
        // A name that is not there yet does no harm: the connection says so.
        catch (Exception failed) when (failed is SocketException || (failed is OperationCanceledException && !stop.IsCancellationRequested)) { return true; }
    }
}

/// <summary>What is wrong with an address that somebody wants to save.</summary>
public enum UrlFault
{
    /// <summary>Not a whole address.</summary>
    Wrong,

    NotHttps,

    /// <summary>It holds a user name, a password, or something after a #.</summary>
    Extra,

    /// <summary>It leads to this machine or into a private network.</summary>
    Inside,
}
