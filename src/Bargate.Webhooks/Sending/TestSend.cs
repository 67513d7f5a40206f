using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;

namespace Bargate.Webhooks.Sending;

/// <summary>A test event, sent at once while the officer waits, signed like any other and noted in the log. It counts neither for nor against the receiver.</summary>
sealed class TestSend(BargateDb db, BatchWriter writer, KeyRing keys, HttpPost post, TimeProvider clock)
{
    public async Task<Outcome?> Send(Subscription to, CancellationToken stop)
    {
        to.MustWork();
        if (await keys.Open(to.KeyId, stop) is not { } key) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var outcome = await post.Send(to.Url, Turn.IdOf(Guid.CreateVersion7()), new DateTimeOffset(now).ToUnixTimeSeconds(), Payload.OfTest(now), to.Secrets(key, now), stop);
        await new Batch(db).Insert(Turn.Noted(to, now, 0, outcome)).Save(writer, stop);
        return outcome;
    }
}
