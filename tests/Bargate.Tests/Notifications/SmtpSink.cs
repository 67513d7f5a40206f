using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bargate.Tests.Notifications;

/// <summary>A mail server on loopback that keeps what it is given and refuses what it is told to.</summary>
public sealed class SmtpSink : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();

    public SmtpSink()
    {
        listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Envelope recipient and the whole message as it came.</summary>
    public ConcurrentQueue<(string To, string Data)> Received { get; } = new();

    /// <summary>What to answer at a command (`RCPT`, `DATA`, `.` …) instead of yes; null for yes.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    public Dictionary<string, string?> Settings => new()
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = Port.ToString(),
        ["Smtp:From"] = "no-reply@council.example",
        ["Smtp:StartTls"] = "false",
        ["PublicUrl"] = "https://services.council.example",
    };

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    async Task Serve()
    {
        try
        {
            while (true) _ = Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException) { }
    }

    async Task Talk(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
        try
        {
            await writer.WriteLineAsync("220 sink");
            var to = "";
            while (await reader.ReadLineAsync() is { } line)
            {
                var command = line.Split(' ')[0].ToUpperInvariant();
                if (Answer(command) is { } refusal) { await writer.WriteLineAsync(refusal); continue; }
                if (command == "RCPT") to = line["RCPT TO:".Length..].Trim(' ', '<', '>');
                if (command == "QUIT") { await writer.WriteLineAsync("221 bye"); return; }
                await writer.WriteLineAsync(command == "DATA" ? "354 go on" : "250 fine");
                if (command != "DATA") continue;
                var data = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text && text != ".") data.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append("\r\n");
                if (Answer(".") is { } late) { await writer.WriteLineAsync(late); continue; }
                Received.Enqueue((to, data.ToString()));
                await writer.WriteLineAsync("250 taken");
            }
        }
        catch (IOException) { /* the client went away */ }
    }
}
