using System.Net.Sockets;
using System.Text;

namespace Bargate.Tests.Robustness;

/// <summary>Sends bytes that no HTTP library would send.</summary>
static class RawHttp
{
    // A request that promised more than it sent is never answered: the server waits for the rest, and is left then.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3), Rest = TimeSpan.FromMilliseconds(300);

    /// <summary>The status of the answer; null when there was none.</summary>
    public static async Task<int?> Send(Uri site, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port);
        using var timeout = new CancellationTokenSource(Patience);
        var head = new StringBuilder();
        try
        {
            var stream = client.GetStream();
            // Read while writing: a server that refuses early stops reading.
            var reading = Read(stream, head, timeout);
            try { await stream.WriteAsync(request, timeout.Token); }
            catch (Exception refused) when (refused is IOException or SocketException) { /* what it said before is what counts */ }
            await reading;
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException) { /* what came until then is what counts */ }
        var line = head.ToString();
        return line.StartsWith("HTTP/1.", StringComparison.Ordinal) && line.Length > 12 && int.TryParse(line.AsSpan(9, 3), out var status) ? status : null;
    }

    static async Task Read(NetworkStream stream, StringBuilder head, CancellationTokenSource timeout)
    {
        var buffer = new byte[8192];
        for (int read; (read = await stream.ReadAsync(buffer, timeout.Token)) > 0;)
        {
            if (head.Length < 100) head.Append(Encoding.Latin1.GetString(buffer, 0, Math.Min(read, 100)));
            timeout.CancelAfter(Rest);
        }
    }
}
