using System.Diagnostics;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Import;

/// <summary>Writes an import part by part. Cut off, it goes on with the part it was at; after half a minute it lets other jobs have a turn.</summary>
internal sealed class RunImport(IServiceScopeFactory scopes, Outbox outbox) : IAskedJob
{
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    // An id of an earlier part is told as the trial told it, and its first row stays. Who goes on from another process or turn reads those parts again.
    readonly HashSet<string> seen = new(StringComparer.Ordinal);
    int seenParts;

    public async Task Run(Guid about, CancellationToken stop)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Turn;)
            if (await Next(ImportId.From(about), stop) is null) return;
        outbox.Ask<RunImport>(about);
    }

    /// <summary>How many of how many rows are done; null when the import is over.</summary>
    public async Task<(int Read, int Rows)?> Next(ImportId id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        if (await db.RecordImports.SingleOrDefaultAsync(it => it.Id == id, stop) is not { State: ImportState.Running } import)
        {
            await Forget(scope.ServiceProvider, id, stop);
            return null;
        }
        // Another host wrote this part, or a record of it changed meanwhile: the same again, as it is now.
        var (writer, part) = (scope.ServiceProvider.GetRequiredService<ImportWriter>(), import.Next);
        for (; seenParts < part; seenParts++) seen.UnionWith(await writer.IdsOf(import, seenParts, stop));
        try
        {
            await writer.WriteNext(import, seen, stop);
            seenParts = part + 1;
        }
        catch (Exception met) when (met is DbUpdateConcurrencyException or AlreadyExists) { }
        return (import.Read, import.Rows);
    }

    // The file's own values need not be kept twice.
    static async Task Forget(IServiceProvider scope, ImportId id, CancellationToken stop)
    {
        var db = scope.GetRequiredService<BargateDb>();
        var store = scope.GetRequiredService<ImportStore>();
        if (await db.RecordImports.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is not { IsOver: true } import) return;
        var blobs = await store.Forget(import, stop);
        try { await db.SaveChangesAsync(stop); }
        // Another host did.
        catch (DbUpdateConcurrencyException) { return; }
        store.Delete(blobs);
    }
}
