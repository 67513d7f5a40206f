using Microsoft.Extensions.Hosting;

namespace Bargate.Directory.Searching;

/// <summary>Reads the index once the site listens, so that the first visitor need not wait for it.</summary>
internal sealed class WarmIndex(DirectoryIndex index) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try { await index.Find(new(), stoppingToken); }
        // Whoever searches first reads it, and hears what is wrong.
        catch (Exception failed) when (failed is not OutOfMemoryException) { return; }
    }
}
