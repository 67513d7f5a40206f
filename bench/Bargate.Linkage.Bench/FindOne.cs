using System.Diagnostics;

namespace Bargate.Linkage.Bench;

/// <summary>How long one record takes to be found among many, and to be findable.</summary>
internal static class FindOne
{
    public static void Run(string path)
    {
        var table = Table.ReadCsv(path, TestSet.People, "unique_id");
        var model = Training.Train(table, LinkageSettings.Guess(TestSet.People));
        var clock = Stopwatch.StartNew();
        using var index = MatchIndex.Of(table, model);
        Console.WriteLine($"{index.Count:N0} records indexed in {clock.Elapsed.TotalSeconds:0.00} s");
        var asked = Enumerable.Range(0, 5000).Select(it => ValuesOf(table, (int)(it * 7919L % table.Count))).ToArray();
        foreach (var values in asked.Take(500)) index.Find(values);
        Tell("find", asked, values => index.Find(values));
        Tell("put and find", asked, values =>
        {
            index.Put("new", values);
            if (!index.Find(values, 50, 0).Any(it => it.Id == "new") && values.Count(it => it is not null) > 6) throw new InvalidOperationException("A new record was not found.");
        });
    }

    static string?[] ValuesOf(Table table, int row) => [.. TestSet.People.Select(it => table.Value(row, it.Name))];

    static void Tell(string what, string?[][] asked, Action<string?[]> ask)
    {
        var times = asked.Select(values =>
        {
            var start = Stopwatch.GetTimestamp();
            ask(values);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToArray();
        Console.WriteLine($"{what}: median {times[times.Length / 2]:0.000} ms, p95 {times[times.Length * 95 / 100]:0.000} ms, p99 {times[times.Length * 99 / 100]:0.000} ms, most {times[^1]:0.0} ms");
    }
}
