using Bargate.ServiceApi.Storage;

namespace Bargate.ServiceApi.Jobs;

/// <summary>Forgets idempotency keys when their time is over. The cases stay.</summary>
internal sealed class ForgetSubmissionKeys(BargateDb db, TimeProvider clock) : ITimedJob
{
    public async Task Run(CancellationToken stop)
    {
        var old = clock.GetUtcNow().UtcDateTime - KeptSubmission.Life;
        await db.Write(() => db.KeptSubmissions.Where(it => it.At < old).ExecuteDeleteAsync(stop), stop);
    }
}
