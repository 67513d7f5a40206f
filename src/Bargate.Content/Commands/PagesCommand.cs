using Bargate.Content.Contract;
using Bargate.Content.Loading;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Content.Commands;

/// <summary>`bargate pages check [DIR]`: every fault in the pages of a council's folder, and what would make them better. It touches no database.</summary>
internal static class PagesCommand
{
    public static Usage[] Usages { get; } = [new("pages check [DIR]", "names every fault in a council's pages, and those that are hard to read or due for review")];

    public static bool Fits(string[] arguments) => arguments is ["check"] or ["check", _];

    public static async Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        var council = arguments is [_, var folder] ? Council.Load(folder, new()) : services.GetRequiredService<Council>();
        var faults = new Faults();
        var set = PageSet.Read(council.Folder, [], faults);
        var files = set.Files;
        set.Check(new Dictionary<string, ReadPage>(), World.OfFolder(council, services.GetRequiredService<SiteRoutes>()), faults);
        var today = council.Time.Today(services.GetRequiredService<TimeProvider>());
        var advice = files.SelectMany(it => PageAdvice.Of(it, today)).ToList();
        foreach (var fault in faults) await Console.Error.WriteLineAsync(fault.ToString());
        foreach (var line in advice) Console.WriteLine(line);
        Console.WriteLine($"{files.Count} pages, {(faults.Count == 1 ? "1 fault" : $"{faults.Count} faults")}, {advice.Count} to improve");
        return faults.Count == 0 ? 0 : 1;
    }
}
