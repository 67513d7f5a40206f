using System.Diagnostics;
using System.Globalization;

namespace Bargate.Bench;

static class Journeys
{
    public static async Task<int> Run(Form form, int port, int pid, int total, int clients)
    {
        await Walk(form, port, Math.Min(total, 200), clients);
        var (cpu, started) = (Cpu(pid), Stopwatch.GetTimestamp());
        var failures = await Walk(form, port, total, clients);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var each = (Cpu(pid) - cpu) * 1000 / total;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"journeys/s {total / seconds:F1} cpu-ms {each:F2} cpu-ms-per-page {each / form.Pages:F3} failures {failures} driver-cpu-ms {Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds / total:F2}"));
        return failures == 0 ? 0 : 1;
    }

    static async Task<int> Walk(Form form, int port, int total, int clients)
    {
        var (started, failures) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            using var visitor = new Connection();
            while (Interlocked.Increment(ref started) <= total)
                if (!await form.Walk(visitor, port)) Interlocked.Increment(ref failures);
        }));
        return failures;
    }

    // User and system time of the server and its threads, in seconds: fields 14 and 15 of its stat file, 100 ticks a second.
    public static double Cpu(int pid)
    {
        var fields = File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100;
    }
}
