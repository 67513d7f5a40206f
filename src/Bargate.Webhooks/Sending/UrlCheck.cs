using System.Net;
using System.Net.Sockets;

namespace Bargate.Webhooks.Sending;

/// <summary>Whether an address may be saved. What it leads to is asked again at each connection: a name can be led elsewhere later.</summary>
sealed class UrlCheck(IHostNames names, WebhookSettings settings)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The key of the words that say what is wrong with it; null when nothing is.</summary>
    public async Task<string?> Fault(string url, CancellationToken stop)
    {
        if (url.Length == 0) return "webhooks.url-missing";
        if (url.Length > Subscription.LongestUrl) return "webhooks.url-long";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic) return "webhooks.url-wrong";
        if (address.Scheme != Uri.UriSchemeHttps && !(settings.AllowLocal && address.Scheme == Uri.UriSchemeHttp)) return "webhooks.url-https";
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0) return "webhooks.url-extra";
        if (Host(address) is not { Length: <= 253 } host) return "webhooks.url-wrong";
        return settings.AllowLocal || await LeadsOutside(host, stop) ? null : "webhooks.url-inside";
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
        // A name that is not there yet does no harm: sending says so.
        catch (Exception failed) when (failed is SocketException || (failed is OperationCanceledException && !stop.IsCancellationRequested)) { return true; }
    }
}
