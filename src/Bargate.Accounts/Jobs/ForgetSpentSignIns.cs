using Bargate.Accounts.SignIn;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Jobs;

namespace Bargate.Accounts.Jobs;

/// <summary>A sign-in is worth fifteen minutes; after a day nobody need remember that it was used.</summary>
sealed class ForgetSpentSignIns(BargateDb db, TimeProvider clock) : ITimedJob
{
    public async Task Run(CancellationToken stop)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        await db.Write(() => db.SpentSignIns.Where(it => it.SpentAt < before).ExecuteDeleteAsync(stop), stop);
    }
}
