using Bargate.Kernel.Storage;
using Bargate.Webhooks.Storage;

namespace Bargate.Webhooks.Sending;

/// <summary>What an officer has sent again, or goes on without. An event that is sent again has the same `webhook-id`.</summary>
sealed class Again(BargateDb db, BatchWriter writer, Sender sender, TimeProvider clock)
{
    // Only what the subscription asks for now; what waits already stays as it is.
    const string Replay = """
        insert into webhooks_deliveries ("Subscription", "Position", "About", "DueAt", "Attempts")
        select s."Id", e."Position", e."About", $2, 0 from webhooks_subscriptions s join webhooks_events e
            on s."Kinds" like '%,' || e."Kind" || ',%' and (s."Services" = ',' or s."Services" like '%,' || e."Service" || ',%')
        where s."Id" = $1 and s."State" <> 'Revoked' and e."At" >= $3 and e."At" < $4
            and e."Position" >= $5 and e."Position" < $6
        on conflict do nothing
        """;

    // What a subscription no longer asks for.
    const string Narrow = """
        delete from webhooks_deliveries where "Subscription" = $1 and not exists (
            select 1 from webhooks_subscriptions s join webhooks_events e on s."Kinds" like '%,' || e."Kind" || ',%' and (s."Services" = ',' or s."Services" like '%,' || e."Service" || ',%')
            where s."Id" = $1 and e."Position" = webhooks_deliveries."Position")
        """;

    // So many events are looked at in one transaction, so that whoever sends a form waits for none of it.
    const long Stretch = 5000;

    const string Due = """update webhooks_deliveries set "DueAt" = $2 where "Subscription" = $1 and "DueAt" > $2""";

    const string Free = """update webhooks_receivers set "NextAt" = $2, "HeldUntil" = null, "FailedInARow" = 0, "FailingSince" = null, "Slow" = $3 where "Subscription" = $1""";

    const string Tell = """update webhooks_receivers set "NextAt" = $2 where "Subscription" = $1""";

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>How many events are sent again.</summary>
    public async Task<int> Range(Guid subscription, DateTime from, DateTime until, CancellationToken stop)
    {
        var before = await db.Deliveries.CountAsync(it => it.Subscription == subscription, stop);
        var within = db.HookEvents.Where(it => it.At >= from && it.At < until);
        if (await within.MinAsync(it => (long?)it.Position, stop) is not { } first) return 0;
        var last = await within.MaxAsync(it => it.Position, stop);
        for (var position = first; position <= last; position += Stretch)
            await new Batch(db).Execute(Replay, Batch.AnyRows, subscription, Now, from, until, position, position + Stretch).Execute(Tell, Batch.AnyRows, subscription, Now).Save(writer, stop);
        var after = await db.Deliveries.CountAsync(it => it.Subscription == subscription, stop);
        sender.Wake();
        return Math.Max(0, after - before);
    }

    /// <summary>False when there is no such event any more, or it waits already.</summary>
    public async Task<bool> One(Guid subscription, long position, CancellationToken stop)
    {
        if (await db.HookEvents.AsNoTracking().SingleOrDefaultAsync(it => it.Position == position, stop) is not { } told) return false;
        try
        {
            await new Batch(db).Insert(new Delivery { Subscription = subscription, Position = position, About = told.About, DueAt = Now }).Execute(Tell, Batch.AnyRows, subscription, Now).Save(writer, stop);
        }
        catch (AlreadyExists) { return false; }
        sender.Wake();
        return true;
    }

    /// <summary>What waits and is no longer asked for is not sent: an officer narrowed the subscription.</summary>
    public Task Fewer(Guid subscription, CancellationToken stop) => new Batch(db).Execute(Narrow, Batch.AnyRows, subscription).Save(writer, stop);

    /// <summary>The receiver is said to be well: everything that waits is due.</summary>
    public async Task Everything(Guid subscription, CancellationToken stop)
    {
        await new Batch(db).Execute(Due, Batch.AnyRows, subscription, Now).Execute(Free, Batch.AnyRows, subscription, Now, false).Save(writer, stop);
        sender.Wake();
    }

    /// <summary>An event that the receiver will never take is given up, so that later ones of its case go on. False when it waits no more.</summary>
    public async Task<bool> GiveUp(Guid subscription, long position, CancellationToken stop)
    {
        var gone = new Attempt { Subscription = subscription, At = Now, Position = position, Failure = "given-up" };
        var done = await new Batch(db).Execute("""delete from webhooks_deliveries where "Subscription" = $1 and "Position" = $2""", 1, subscription, position)
            .Insert(gone).Execute(Tell, Batch.AnyRows, subscription, Now).Save(writer, stop);
        sender.Wake();
        return done;
    }

    /// <summary>Nobody will take what waits: the subscription was revoked.</summary>
    public Task Nothing(Guid subscription, CancellationToken stop) => db.Write(() => db.Deliveries.Where(it => it.Subscription == subscription).ExecuteDeleteAsync(stop), stop);
}
