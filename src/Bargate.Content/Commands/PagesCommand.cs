using System.Text;
using Bargate.Content.Contract;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Content.Commands;

/// <summary>`bargate pages check [DIR]`: every fault in the pages of a council's folder, and what would make them better; it touches no database. `bargate pages export DIR`: what was published in the browser.</summary>
internal static class PagesCommand
{
    public static Usage[] Usages { get; } = [new("pages check [DIR]", "names every fault in a council's pages, and those that are hard to read or due for review"), new("pages export DIR", "writes the pages that were published in the browser where the council's folder was not written")];

    public static bool Fits(string[] arguments) => arguments is ["check"] or ["check", _] or ["export", _];

    public static async Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        if (arguments is ["export", var to]) return await Export(services, to, stop);
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

    static async Task<int> Export(IServiceProvider services, string to, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var texts = await scope.ServiceProvider.GetRequiredService<BargateDb>().BrowserTexts.AsNoTracking().OrderBy(it => it.File).ToListAsync(stop);
        foreach (var text in texts)
        {
            if (text.Content.Length == 0)
            {
                Console.WriteLine($"{text.File} was taken off the site: remove it from the folder");
                continue;
            }
            var path = Path.Combine(to, text.File);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text.Content, new UTF8Encoding(false), stop);
            Console.WriteLine($"Wrote {path}");
        }
        if (texts.Count == 0) Console.WriteLine("Nothing was published in the browser that the folder does not say");
        return 0;
    }
}
