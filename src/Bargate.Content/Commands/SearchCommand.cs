using System.Diagnostics;
using System.Globalization;
using Bargate.Kernel.Searching;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Content.Commands;

/// <summary>`bargate search judge FILE [TOPICS]`: the judged queries of a file against the index as it is now, without best bets. TOPICS (topic,url) says where a topic of the file is.</summary>
internal static class SearchCommand
{
    public static readonly IReadOnlyList<Usage> Usages = [new("search judge FILE [TOPICS]", "measures the search by judged queries (columns query and expected)")];

    static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    public static bool Fits(string[] arguments) => arguments is ["judge", _] or ["judge", _, _];

    public static async Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        var topics = arguments.Length > 2 ? File.ReadLines(arguments[2]).Skip(1).Select(it => it.Split(',')).Where(it => it.Length == 2).ToLookup(it => it[1].Trim(), it => it[0].Trim()) : null;
        var judged = Judgement.Parse(File.ReadLines(arguments[1]));
        if (judged.Count == 0)
        {
            await Console.Error.WriteLineAsync($"{arguments[1]} has no line that reads `query,/address:3 /another:1`.");
            return 1;
        }
        await using (var scope = services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<SearchIndex>().Compare(stop);
        var found = new List<(Judgement Query, IReadOnlyList<string> Found)>();
        foreach (var one in judged) found.Add((one, Named(await Urls(services, one.Query, stop), topics)));
        double Share(Func<(Judgement Query, IReadOnlyList<string> Found), bool> counts) => found.Count(counts) / (double)found.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{found.Count} queries: nDCG@10 {found.Average(it => it.Query.Gain(it.Found)):F3}, S@1 {Share(it => it.Query.Has(it.Found, 1)):F3}, S@3 {Share(it => it.Query.Has(it.Found, 3)):F3}, without results {Share(it => it.Found.Count == 0):P1}"));
        foreach (var (query, urls) in found.Where(it => it.Query.Gain(it.Found) < 0.8))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {query.Gain(urls):F2}  {query.Query}: {string.Join("  ", urls.Take(3))}"));
        var perSecond = await PerSecond(services, judged, stop);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perSecond:F0} queries a second, one after the other"));
        return 0;
    }

    static async Task<double> PerSecond(IServiceProvider services, IReadOnlyList<Judgement> judged, CancellationToken stop)
    {
        var (began, asked) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(began) < Measured) await Urls(services, judged[asked++ % judged.Count].Query, stop);
        return asked / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    static async Task<IReadOnlyList<string>> Urls(IServiceProvider services, string query, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SearchDesk>().Urls(query, bestBets: false, stop);
    }

    static IReadOnlyList<string> Named(IReadOnlyList<string> urls, ILookup<string, string>? topics) =>
        topics is null ? urls : [.. urls.Select(it => topics[it].FirstOrDefault(it)).Distinct()];
}
