using System.Text.Json;
using Bargate.Cases.Contract;
using Bargate.Kernel.Storage;
using Bargate.Webhooks.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Webhooks.Sending;

/// <summary>
/// Reads the feed of events on from its mark and writes a delivery for each subscription that asked, together with the new mark: each event once,
/// in the order of the feed. A submission pays nothing for it.
/// </summary>
sealed class FanOut(IServiceScopeFactory scopes, BatchWriter writer, TimeProvider clock)
{
    // Rows of one transaction: few, so that no submission waits long at the gate.
    const int Rows = 2000, MostEvents = 200;

    const string Move = """update webhooks_marks set "Position" = $1 where "Id" = 1 and "Position" = $2""";

    const string Deliver = """
        insert into webhooks_deliveries ("Subscription", "Position", "About", "DueAt", "Attempts")
        select "Id", $1, $2, $3, 0 from webhooks_subscriptions
        where "State" <> 'Revoked' and "CreatedAt" <= $4 and "Kinds" like $5 and ("Services" = ',' or "Services" like $6)
        """;

    const string Tell = """
        update webhooks_receivers set "NextAt" = $1 where ("NextAt" is null or "NextAt" > $1)
            and exists (select 1 from webhooks_deliveries d where d."Subscription" = webhooks_receivers."Subscription" and d."Position" >= $2)
        """;

    /// <summary>Takes the next few events; returns how many, so that the caller goes on until there is none.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var newest = await db.Set<EventRow>().MaxAsync(it => it.Position, stop) ?? 0;
        var mark = await db.FeedMarks.AsNoTracking().SingleOrDefaultAsync(stop);
        if (newest <= (mark?.Position ?? 0)) return 0;
        var asking = await db.Subscriptions.AsNoTracking().Where(it => it.State != SubscriptionState.Revoked).Select(it => new Asking(it.ServiceList, it.KindList, it.CreatedAt)).ToListAsync(stop);
        if (asking.Count == 0) return await Save(Marked(new Batch(db), mark, newest), 0, stop);
        var events = await db.Set<EventRow>().AsNoTracking().After(mark?.Position ?? 0).Take(Math.Clamp(Rows / asking.Count, 1, MostEvents)).ToListAsync(stop);
        var wanted = events.Select(it => (Row: it, Kind: EventKinds.Of(it.Name))).Where(it => it.Kind is not null).ToList();
        var heads = await scope.ServiceProvider.GetRequiredService<CaseHeads>().Of(wanted.Select(it => it.Row.About), stop);
        var batch = Marked(new Batch(db), mark, events[^1].Position!.Value);
        var now = clock.GetUtcNow().UtcDateTime;
        var first = 0L;
        foreach (var (row, kind) in wanted)
        {
            if (heads.GetValueOrDefault(row.About) is not { } head || !asking.Exists(it => it.Asks(head.Service, kind!, row.RaisedAt))) continue;
            if (first == 0) first = row.Position!.Value;
            batch.Insert(Told(row, kind!, head)).Execute(Deliver, Batch.AnyRows, row.Position!.Value, row.About, now, row.RaisedAt, $"%,{kind},%", $"%,{head.Service},%");
        }
        if (first > 0) batch.Execute(Tell, Batch.AnyRows, now, first);
        return await Save(batch, events.Count, stop);
    }

    static HookEvent Told(EventRow row, string kind, CaseHead head) => new()
    {
        Position = row.Position!.Value, Event = row.Id, About = row.About, Kind = kind, Reference = head.Reference, Service = head.Service, Stage = StageOf(row) ?? head.Stage,
        At = row.RaisedAt, OpenedAt = head.OpenedAt, ClosedAt = kind == EventKinds.Submitted ? null : head.ClosedAt,
    };

    // The stage that the event tells of; the case may have gone on since.
    static string? StageOf(EventRow row)
    {
        using var data = JsonDocument.Parse(row.Data);
        return data.RootElement.TryGetProperty("stage", out var stage) ? stage.GetString() : null;
    }

    static Batch Marked(Batch batch, FeedMark? mark, long position) =>
        mark is null ? batch.Insert(new FeedMark { Position = position }) : batch.Execute(Move, 1, position, mark.Position);

    // Another host that took the same events came first: they are delivered, and the next look begins after them.
    async Task<int> Save(Batch batch, int taken, CancellationToken stop)
    {
        try { return await batch.Save(writer, stop) ? taken : 0; }
        catch (AlreadyExists) { return 0; }
    }

    sealed record Asking(string Services, string Kinds, DateTime Since)
    {
        public bool Asks(string service, string kind, DateTime at) =>
            Since <= at && Kinds.Contains($",{kind},", StringComparison.Ordinal) && (Services == "," || Services.Contains($",{service},", StringComparison.Ordinal));
    }
}
