using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Services.Commands;

/// <summary>`bargate publish`</summary>
internal static class PublishCommand
{
    public static async Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var published = await scope.ServiceProvider.GetRequiredService<Publication>().Publish(Environment.UserName, stop);
        foreach (var edition in published.Editions) Console.WriteLine($"Published {edition.Service}, edition {edition.Number}");
        foreach (var service in published.Withdrawn) Console.WriteLine($"Withdrew {service}: its file is gone");
        foreach (var file in published.Files) Console.WriteLine($"Published {file}");
        foreach (var fault in published.Faults) await Console.Error.WriteLineAsync(fault.ToString());
        if (published.Faults.Count > 0) Console.WriteLine($"{CheckCommand.Counted(published.Faults.Count)}: a file with a fault is not published and keeps its last edition");
        else if (published.Editions.Count + published.Withdrawn.Count + published.Files.Count == 0) Console.WriteLine("Nothing to publish: no file has changed");
        return published.Faults.Count == 0 ? 0 : 1;
    }
}
