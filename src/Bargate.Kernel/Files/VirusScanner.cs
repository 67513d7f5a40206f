using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Files;

/// <summary>
/// Asks ClamAV's clamd whether a file holds a virus (its INSTREAM command, `man clamd`). Without `Files:Clamd`, or when clamd does not answer,
/// the file is *not scanned*: it is kept, and officers see that.
/// </summary>
public sealed class VirusScanner
{
    const int ChunkSize = 64 * 1024, LongestAnswer = 4096;

    readonly (string Host, int Port)? clamd;
    readonly ILogger<VirusScanner> log;
    readonly TimeSpan patience;

    /// <param name="clamd">`host:port`, or nothing where there is no scanner.</param>
    public VirusScanner(string? clamd, ILogger<VirusScanner> log, TimeSpan? patience = null)
    {
        (this.log, this.patience) = (log, patience ?? TimeSpan.FromSeconds(30));
        if (string.IsNullOrWhiteSpace(clamd)) return;
        var colon = clamd.LastIndexOf(':');
        if (colon < 1 || !int.TryParse(clamd[(colon + 1)..], out var port) || port is < 1 or > 65535)
            throw new SetUpFault($"Files:Clamd is '{clamd}'. Write the host and port of clamd, such as 127.0.0.1:3310, or remove it.");
        this.clamd = (clamd[..colon].Trim('[', ']'), port);
    }

    public bool IsConfigured => clamd is not null;

    public async Task<Scan> Scan(ReadOnlyMemory<byte> content, CancellationToken stop = default)
    {
        if (clamd is not var (host, port)) return Files.Scan.NotScanned;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(patience);
        try
        {
            return Read(await Ask(host, port, content, deadline.Token));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            log.LogWarning("The virus scanner at {Host}:{Port} did not answer within {Patience}. A file was kept and marked as not scanned.", host, port, patience);
        }
        catch (Exception failed) when (failed is SocketException or IOException)
        {
            log.LogWarning(failed, "The virus scanner at {Host}:{Port} could not be used. A file was kept and marked as not scanned.", host, port);
        }
        return Files.Scan.NotScanned;
    }

    static async Task<string> Ask(string host, int port, ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(host, port, stop);
        await using var stream = client.GetStream();
        // clamd answers and hangs up in the middle when its StreamMaxLength is passed, so its answer is read even when sending fails.
        try { await Send(stream, content, stop); }
        catch (IOException) when (!stop.IsCancellationRequested) { /* the answer says why */ }
        return await Answer(stream, stop);
    }

    static async Task Send(NetworkStream stream, ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        var size = new byte[4];
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        for (var at = 0; at < content.Length; at += ChunkSize)
        {
            var chunk = content.Slice(at, Math.Min(ChunkSize, content.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(size, chunk.Length);
            await stream.WriteAsync(size, stop);
            await stream.WriteAsync(chunk, stop);
        }
        BinaryPrimitives.WriteInt32BigEndian(size, 0);
        await stream.WriteAsync(size, stop);
    }

    static async Task<string> Answer(NetworkStream stream, CancellationToken stop)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && await stream.ReadAsync(answer.AsMemory(length), stop) is > 0 and var read)
        {
            length += read;
            if (answer.AsSpan(0, length).Contains((byte)0)) break;
        }
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    Scan Read(string answer)
    {
        if (answer == "stream: OK") return Files.Scan.Clean;
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal)) return Files.Scan.Infected;
        log.LogWarning("The virus scanner answered {Answer}. A file was kept and marked as not scanned.", answer.Length == 0 ? "nothing" : answer);
        return Files.Scan.NotScanned;
    }
}
