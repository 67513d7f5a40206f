using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Bench;

/// <summary>
/// Receivers of webhooks in this process, a tenth of them dead or slow: every live one must get every event, in the order of its case, and none twice.
/// An event's stage says which case it is of and which one of it: `17-3` is the fourth of case 17.
/// </summary>
static partial class Webhooks
{
    const int Ports = 8;

    static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    enum Manner { Live, Refuses, Hangs, Slow }

    static Manner Of(int receiver) => (receiver % 30) switch { 9 => Manner.Refuses, 19 => Manner.Hangs, 29 => Manner.Slow, _ => Manner.Live };

    /// <summary>Makes the subscriptions as an officer does, by the page.</summary>
    public static async Task<int> Subscribe(int port, int from, int receivers)
    {
        var page = await Page($"http://127.0.0.1:{port}/staff/sign-in");
        var officer = Officer().Match(page).Groups[1].Value;
        await Post($"http://127.0.0.1:{port}/staff/sign-in?handler=Pick", [("_token", Token(page)), ("officer", officer)]);
        page = await Page($"http://127.0.0.1:{port}/staff/webhooks/edit");
        for (var i = 0; i < receivers; i++)
        {
            var at = Of(i) == Manner.Refuses ? from + Ports : from + i % Ports;
            using var answer = await Post($"http://127.0.0.1:{port}/staff/webhooks/edit", [("_token", Token(page)), ("Version", "0"), ("Name", $"Receiver {i}"), ("Address", $"http://127.0.0.1:{at}/{i}"), ("Email", "bench@example.org"), ("Kinds", "case.stage-changed")]);
            if (!(await answer.Content.ReadAsStringAsync()).Contains("id=\"secret\"", StringComparison.Ordinal)) throw new InvalidOperationException($"Receiver {i} was not taken: {answer.StatusCode}");
        }
        return 0;
    }

    public static async Task<int> Receive(int from, int receivers, int events, int cases, string pidFile)
    {
        var all = Enumerable.Range(0, receivers).Select(it => new Seen(Of(it), cases)).ToArray();
        await using var app = Start(from, all);
        var live = all.Where(it => it.Manner == Manner.Live).ToArray();
        var (wanted, memory, started) = ((long)live.Length * events, new List<(double Done, long Kb)>(), 0L);
        var (quiet, last, next) = (Stopwatch.StartNew(), 0L, 0.1);
        while (true)
        {
            await Task.Delay(500);
            var taken = live.Sum(it => it.Taken);
            if (taken > 0 && started == 0) started = Stopwatch.GetTimestamp();
            if (taken != last) (last, quiet) = (taken, Stopwatch.StartNew());
            if (taken > 0 && Memory(pidFile) is { } now) memory.Add((taken / (double)wanted, now));
            for (; taken >= wanted * next && memory.Count > 0; next += 0.1) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{next:P0} after {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s, {memory[^1].Kb / 1024} MB"));
            if (taken >= wanted || quiet.Elapsed > TimeSpan.FromMinutes(4)) break;
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        // What would come twice has a moment to come.
        await Task.Delay(TimeSpan.FromSeconds(5));
        return Print(all, events, seconds, memory, Cpu(pidFile));
    }

    static int Print(Seen[] all, int events, double seconds, List<(double Done, long Kb)> memory, double cpu)
    {
        var live = all.Where(it => it.Manner == Manner.Live).ToArray();
        var (taken, short_) = (live.Sum(it => it.Taken), live.Count(it => it.Taken < events));
        var (wrong, twice) = (all.Sum(it => it.OutOfOrder), all.Sum(it => it.Twice));
        double Mean(Func<double, bool> part) => memory.Where(it => part(it.Done)).Select(it => it.Kb / 1024.0).DefaultIfEmpty().Average();
        var (first, end) = (Mean(it => it < 1 / 3.0), Mean(it => it > 2 / 3.0));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Length} receivers ({live.Length} live, {all.Count(it => it.Manner == Manner.Refuses)} closed, {all.Count(it => it.Manner == Manner.Hangs)} that never answer, {all.Count(it => it.Manner == Manner.Slow)} slow), {events} events"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"delivered to live receivers: {taken} of {(long)live.Length * events}; receivers that lack one: {short_}; out of order: {wrong}; twice: {twice}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:F0} s, {taken / seconds:F0} deliveries/s, server {cpu:F0} CPU s; requests to the others: {all.Where(it => it.Manner != Manner.Live).Sum(it => it.Requests)}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of the server: peak {memory.Max(it => it.Kb) / 1024.0:F0} MB; mean of the first third {first:F0} MB, of the last {end:F0} MB, growth {end - first:F0} MB"));
        // What was acknowledged and not written down when the server was killed comes twice; nothing else may.
        return short_ + wrong == 0 && (twice == 0 || Environment.GetEnvironmentVariable("KILLS") is not (null or "0")) ? 0 : 1;
    }

    static WebApplication Start(int from, Seen[] all)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(it => { for (var i = 0; i < Ports; i++) it.ListenLocalhost(from + i); });
        var app = builder.Build();
        app.Run(async http =>
        {
            var one = all[int.Parse(http.Request.Path.Value.AsSpan(1), CultureInfo.InvariantCulture)];
            Interlocked.Increment(ref one.Requests);
            if (one.Manner == Manner.Hangs) await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            if (one.Manner == Manner.Slow) await Task.Delay(TimeSpan.FromSeconds(3));
            var body = new byte[http.Request.ContentLength!.Value];
            await http.Request.Body.ReadExactlyAsync(body);
            one.Take(body);
        });
        app.StartAsync().GetAwaiter().GetResult();
        return app;
    }

    static async Task<string> Page(string url) => await Http.GetStringAsync(url);

    static Task<HttpResponseMessage> Post(string url, (string Name, string Value)[] fields) => Http.PostAsync(url, new FormUrlEncodedContent(fields.Select(it => KeyValuePair.Create(it.Name, it.Value))));

    static string Token(string page) => TokenField().Match(page).Groups[1].Value;

    // Null while the server is being started again.
    static long? Memory(string pidFile)
    {
        try { return long.Parse(Resident().Match(File.ReadAllText($"/proc/{File.ReadAllText(pidFile).Trim()}/status")).Groups[1].Value, CultureInfo.InvariantCulture); }
        catch (Exception gone) when (gone is IOException or FormatException) { return null; }
    }

    static double Cpu(string pidFile)
    {
        var pid = File.ReadAllText(pidFile).Trim();
        var fields = File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100;
    }

    sealed class Seen(Manner manner, int cases)
    {
        static readonly byte[] Stage = Encoding.ASCII.GetBytes("\"stage\":\"");

        readonly short[] next = new short[cases];

        public long Taken;
        public int OutOfOrder, Twice, Requests;

        public Manner Manner => manner;

        public void Take(byte[] body)
        {
            var text = body.AsSpan(body.AsSpan().IndexOf(Stage) + Stage.Length);
            text = text[..text.IndexOf((byte)'"')];
            var dash = text.IndexOf((byte)'-');
            var (ofCase, number) = (int.Parse(text[..dash], CultureInfo.InvariantCulture), short.Parse(text[(dash + 1)..], CultureInfo.InvariantCulture));
            lock (next)
            {
                if (number < next[ofCase]) Twice++;
                else if (number > next[ofCase]) OutOfOrder++;
                else
                {
                    next[ofCase]++;
                    Taken++;
                }
            }
        }
    }

    [GeneratedRegex("name=\"_token\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("value=\"([0-9a-f-]{36})\"[^>]*>[^<]*Meera Joshi")]
    private static partial Regex Officer();

    [GeneratedRegex(@"VmRSS:\s+(\d+)")]
    private static partial Regex Resident();
}
