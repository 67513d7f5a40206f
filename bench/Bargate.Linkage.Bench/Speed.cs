using System.Diagnostics;

namespace Bargate.Linkage.Bench;

/// <summary>From a CSV file to a CSV file of clusters, training included, in a process of its own.</summary>
internal static class Speed
{
    public static void Run(string path, string output)
    {
        var clock = Stopwatch.StartNew();
        var stages = new List<string>();
        var last = TimeSpan.Zero;
        var lastCpu = TimeSpan.Zero;
        var table = Table.ReadCsv(path, TestSet.People, "unique_id");
        Stage("read");
        var model = Training.Train(table, LinkageSettings.Guess(TestSet.People), string.IsNullOrEmpty(Environment.GetEnvironmentVariable("STAGES")) ? null : new Steps(Stage));
        Stage("train");
        var edges = Linking.Dedupe(table, model, 0.5);
        Stage("score");
        var clusters = Clustering.Clusters(table, edges, 0.95, null, model);
        Stage("cluster");
        Write(table, clusters, output);
        Stage("write");
        var process = Process.GetCurrentProcess();
        Console.WriteLine($"{table.Count:N0} records, {edges.Compared:N0} pairs, {edges.Count:N0} edges: {clock.Elapsed.TotalSeconds:0.00} s wall, {process.TotalProcessorTime.TotalSeconds:0.00} CPU s, {PeakMegabytes():0} MB peak ({string.Join(", ", stages)})");

        void Stage(string name)
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            stages.Add($"{name} {(clock.Elapsed - last).TotalSeconds:0.00}/{(cpu - lastCpu).TotalSeconds:0.00}");
            (last, lastCpu) = (clock.Elapsed, cpu);
        }
    }

    sealed class Steps(Action<string> stage) : IProgress<LinkageProgress>
    {
        public void Report(LinkageProgress value) { if (value.Total == 6) stage("before " + value.Stage); }
    }

    static void Write(Table table, int[] clusters, string output)
    {
        using var file = new StreamWriter(output, false, new System.Text.UTF8Encoding(false), 1 << 16);
        file.Write("unique_id,cluster\n");
        for (var row = 0; row < table.Count; row++)
        {
            file.Write(table.IdOf(row));
            file.Write(',');
            file.Write(table.IdOf(clusters[row]));
            file.Write('\n');
        }
    }

    static double PeakMegabytes() => File.Exists("/proc/self/status")
        ? double.Parse(File.ReadLines("/proc/self/status").First(it => it.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024
        : Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
}
