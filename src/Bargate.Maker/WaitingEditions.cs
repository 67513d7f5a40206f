using Bargate.Accounts.Contract;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Maker.Storage;

namespace Bargate.Maker;

/// <summary>Services that wait for this officer to publish them, or to send them back.</summary>
internal sealed class WaitingEditions(BargateDb db, CurrentOfficer officer, Council council, Words words) : IStaffTasks
{
    public string Permission => Permissions.ServicesApprove;

    public async Task<IReadOnlyList<StaffTask>> Open(CancellationToken stop)
    {
        var sent = await db.ServiceWorks.AsNoTracking().Where(it => it.SentBy != null).OrderBy(it => it.ChangedAt).ToListAsync(stop);
        var waiting = sent.Where(it => it.MayApprove(officer.Id)).ToList();
        return waiting.Count switch
        {
            0 => [],
            1 => [new($"/staff/services/review/{waiting[0].Service}", words["maker.waiting-one"], IsLate: false)],
            var count => [new("/staff/services", words.Format("maker.waiting-many", ("count", count.ToString("N0", council.Locale))), IsLate: false)],
        };
    }
}
