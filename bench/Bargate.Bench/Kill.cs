using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Bargate.Bench;

/// <summary>Kills the server again and again while clients submit, and asks it afterwards for every reference that a client was shown.</summary>
static partial class Kill
{
    const int Clients = 16;

    public static async Task<int> Run(string[] args)
    {
        var (executable, kills) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture));
        var shown = new ConcurrentBag<string>();
        for (var round = 1; round <= kills; round++)
        {
            var port = FreePort();
            using var server = await Start(executable, port);
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, Clients).Select(_ => Submit(port, shown, stop.Token)).ToArray();
            await Task.Delay(Random.Shared.Next(1500, 4000));
            server.Kill();
            await server.WaitForExitAsync();
            await stop.CancelAsync();
            await Task.WhenAll(clients);
            Console.Error.Write($"\rkilled {round} times, {shown.Count} references shown ");
        }
        Console.Error.WriteLine();
        await File.WriteAllLinesAsync(args[2], shown);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kills {kills} references {shown.Count} distinct {shown.Distinct().Count()}"));
        return 0;
    }

    static async Task Submit(int port, ConcurrentBag<string> shown, CancellationToken stop)
    {
        var form = Form.Of("bargate");
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var visitor = new Connection();
                while (await form.Walk(visitor, port))
                {
                    var sent = await visitor.Send(port, "GET", "/services/bench/sent");
                    if (Reference().Match(sent.Text) is { Success: true } found) shown.Add(found.Value);
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException) { return; }
        }
    }

    static async Task<Process> Start(string executable, int port)
    {
        var start = new ProcessStartInfo(executable, "--empty") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, line) => { if (line.Data is not null) Console.Error.WriteLine(line.Data); };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        for (var tries = 0; tries < 1200; tries++)
        {
            try
            {
                using var visitor = new Connection();
                if ((await visitor.Send(port, "GET", "/health/live")).Status == 200) return server;
            }
            catch (SocketException) { await Task.Delay(50); }
        }
        throw new TimeoutException("The server did not start in a minute.");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("BN-[0-9A-Z]{3}-[0-9A-Z]{3}")]
    private static partial Regex Reference();
}
