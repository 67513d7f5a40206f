using Bargate.Content.Contract;
using Bargate.Services.Contract;

namespace Bargate.Web.Hosting;

/// <summary>`bargate publish`: services first, since pages lead to them.</summary>
static class PublishCommand
{
    public static async Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var published = await scope.ServiceProvider.GetRequiredService<Publication>().Publish(Environment.UserName, stop);
        var pages = await scope.ServiceProvider.GetRequiredService<PagePublication>().Publish(Environment.UserName, stop);
        foreach (var edition in published.Editions) Console.WriteLine($"Published {edition.Service}, edition {edition.Number}");
        foreach (var gone in published.Withdrawn.Concat(pages.Withdrawn)) Console.WriteLine($"Withdrew {gone}: its file is gone");
        foreach (var file in published.Files.Concat(pages.Published)) Console.WriteLine($"Published {file}");
        var faults = published.Faults.Concat(pages.Faults).ToList();
        foreach (var fault in faults) await Console.Error.WriteLineAsync(fault.ToString());
        if (faults.Count > 0) Console.WriteLine($"{(faults.Count == 1 ? "1 fault" : $"{faults.Count} faults")}: a file with a fault is not published and keeps its last edition");
        else if (published.Editions.Count + published.Withdrawn.Count + published.Files.Count + pages.Published.Count + pages.Withdrawn.Count == 0) Console.WriteLine("Nothing to publish: no file has changed");
        return faults.Count == 0 ? 0 : 1;
    }
}
