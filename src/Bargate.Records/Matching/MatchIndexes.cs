using System.Buffers.Binary;
using System.Text.Json;
using Bargate.Kernel.Events;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Records.Matching;

/// <summary>
/// Each register in memory, so that one record is found among a million in milliseconds. Read from the database when the process starts, in the
/// background; then each host of several follows the events. Lost with the process, and nothing with it.
/// </summary>
internal sealed class MatchIndexes(IServiceScopeFactory scopes, ILogger<MatchIndexes> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250), Overlap = TimeSpan.FromSeconds(30);
    static readonly string[] Told = [RecordSuperseded.Name, RecordsImported.Name, RecordDisposed.Name];

    readonly Dictionary<Register, (MatchIndex Index, string Model)> indexes = [];
    readonly HashSet<Guid> seen = [];
    Guid? lookBack;
    int looks;

    /// <summary>The records most like these values (in the order of the register's columns); null while the register is being read, or has no model yet.</summary>
    public IReadOnlyList<Match>? Find(Register register, IReadOnlyList<string?> values, int most, double from)
    {
        if (IndexOf(register) is not { } index) return null;
        // A model may be older than the newest column of its register, which stands at the end.
        var known = index.Model.Settings.Columns.Count;
        return index.Find(known == values.Count ? values : [.. values.Take(known)], most, from);
    }

    public string? ModelOf(Register register)
    {
        lock (indexes) return indexes.TryGetValue(register, out var it) ? it.Model : null;
    }

    public int CountOf(Register register) => IndexOf(register)?.Count ?? 0;

    /// <summary>What this process has just written, without waiting for the feed.</summary>
    public async Task Tell(Register register, IReadOnlyCollection<RecordId> records, CancellationToken stop)
    {
        if (records.Count > 0 && IndexOf(register) is not null) await Put(records, stop);
    }

    /// <summary>One look: models that are new, records that are. For tests, which do not wait.</summary>
    public async Task Refresh(CancellationToken stop)
    {
        if (looks++ % 8 == 0) await Rebuild(stop);
        await Follow(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Refresh(stoppingToken);
                await Task.Delay(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failed)
            {
                log.LogError(failed, "The index of records could not follow; next look in 5 s");
                try { await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken); }
                catch (OperationCanceledException) { return; }
            }
        }
    }

    MatchIndex? IndexOf(Register register)
    {
        lock (indexes) return indexes.GetValueOrDefault(register).Index;
    }

    async Task Rebuild(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        foreach (var newest in (await db.RegisterModels.AsNoTracking().Select(it => new { it.Register, it.Model, it.UsedSince }).ToListAsync(stop)).GroupBy(it => it.Register).Select(it => it.MaxBy(one => one.UsedSince)!))
        {
            if (ModelOf(newest.Register) == newest.Model) continue;
            var json = await db.RegisterModels.Where(it => it.Register == newest.Register && it.Model == newest.Model).Select(it => it.Json).SingleAsync(stop);
            // What is written while it is read is told again by the events since then.
            var began = Before(Guid.CreateVersion7());
            var table = scope.ServiceProvider.GetRequiredService<RegisterReader>().ReadTable(newest.Register, stop);
            var index = MatchIndex.Of(table, LinkageModel.Read(json), stop);
            lock (indexes) indexes[newest.Register] = (index, newest.Model);
            foreach (var it in seen.Where(it => it.CompareTo(began) >= 0).ToList()) seen.Remove(it);
            if (lookBack is not { } earlier || began.CompareTo(earlier) < 0) lookBack = began;
            log.LogInformation("{Count} records of {Register} are in the index", index.Count, newest.Register.Slug());
        }
    }

    async Task Follow(CancellationToken stop)
    {
        var window = Before(Guid.CreateVersion7());
        var from = lookBack ?? window;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var happened = await db.Set<EventRow>().AsNoTracking().Where(it => it.Id >= from && Told.Contains(it.Name)).OrderBy(it => it.Id).ToListAsync(stop);
        var records = new List<RecordId>();
        foreach (var it in happened.Where(it => seen.Add(it.Id)))
        {
            if (it.Name != RecordsImported.Name) { records.Add(RecordId.From(it.About)); continue; }
            using var data = JsonDocument.Parse(it.Data);
            var (import, part) = (ImportId.From(it.About), data.RootElement.GetProperty("part").GetInt32());
            records.AddRange(await db.RecordVersions.Where(version => version.Import == import && version.Part == part).Select(version => version.Record).ToListAsync(stop));
        }
        foreach (var some in records.Distinct().Chunk(500)) await Put(some, stop);
        lookBack = null;
        seen.RemoveWhere(it => it.CompareTo(window) < 0);
    }

    async Task Put(IReadOnlyCollection<RecordId> ids, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var records = await db.SourceRecords.AsNoTracking().Where(it => ids.Contains(it.Id)).ToListAsync(stop);
        var values = await scope.ServiceProvider.GetRequiredService<RecordValues>().Newest(records, stop);
        foreach (var it in records)
        {
            if (IndexOf(it.Register) is not { } index) continue;
            if (it.DisposedAt is null && values.TryGetValue(it.Id, out var said)) index.Put(RegisterReader.IdOf(it.Id), said);
            else index.Remove(RegisterReader.IdOf(it.Id));
        }
    }

    // Ids begin with the millisecond in which they were made, by the machine's own clock; a transaction commits a while after it wrote its event.
    static Guid Before(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        var made = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16;
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, made - (long)Overlap.TotalMilliseconds) << 16);
        bytes.AsSpan(8).Clear();
        return new Guid(bytes, bigEndian: true);
    }
}
