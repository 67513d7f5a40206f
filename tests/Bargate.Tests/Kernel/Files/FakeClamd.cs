using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bargate.Tests.Kernel.Files;

/// <summary>Speaks clamd's INSTREAM protocol as its manual has it, and knows one virus: the EICAR test string.</summary>
sealed class FakeClamd : IAsyncDisposable
{
    public const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly Task work;

    /// <param name="limit">StreamMaxLength.</param>
    /// <param name="mute">Takes what is sent and never answers.</param>
    public FakeClamd(int limit = 1_000_000, bool mute = false)
    {
        listener.Start();
        work = Serve(limit, mute);
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try { await work; }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException) { /* as asked */ }
        listener.Stop();
        stop.Dispose();
    }

    async Task Serve(int limit, bool mute)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            await using var stream = client.GetStream();
            try { await Answer(stream, limit, mute); }
            catch (IOException) { /* the caller hung up */ }
        }
    }

    async Task Answer(NetworkStream stream, int limit, bool mute)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, stop.Token);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0") { await stream.WriteAsync("UNKNOWN COMMAND\0"u8.ToArray(), stop.Token); return; }
        using var content = new MemoryStream();
        var size = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(size, stop.Token);
            var length = BinaryPrimitives.ReadInt32BigEndian(size);
            if (length == 0) break;
            var chunk = new byte[length];
            await stream.ReadExactlyAsync(chunk, stop.Token);
            content.Write(chunk);
            if (content.Length > limit) { await stream.WriteAsync("INSTREAM size limit exceeded. ERROR\0"u8.ToArray(), stop.Token); return; }
        }
        if (mute) await Task.Delay(Timeout.Infinite, stop.Token);
        var found = content.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Eicar)) >= 0;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(found ? "stream: Win.Test.EICAR_HDB-1 FOUND\0" : "stream: OK\0"), stop.Token);
    }
}
