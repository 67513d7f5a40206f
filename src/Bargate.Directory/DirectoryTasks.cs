using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;

namespace Bargate.Directory;

/// <summary>What waits in the directory: entries that nobody checked for so long that they are hidden, mistakes that were reported, and proposed changes.</summary>
internal sealed class DirectoryTasks(BargateDb db, Quality quality, Council council, Words words) : IStaffTasks
{
    public string Permission => Permissions.DirectoryManage;

    public async Task<IReadOnlyList<StaffTask>> Open(CancellationToken stop)
    {
        var (hidden, changes) = (await quality.Of("hidden").CountAsync(stop), await db.Editions.CountAsync(it => it.State == EditionState.Waiting, stop));
        var (reports, late) = (await quality.OpenReports(stop), await quality.LateReports(stop));
        var tasks = new List<StaffTask>();
        if (reports > 0) tasks.Add(new("/staff/directory/reports", Said("directory.tasks.reports", reports), late > 0));
        if (hidden > 0) tasks.Add(new("/staff/directory/fix/hidden", Said("directory.tasks.hidden", hidden), IsLate: false));
        if (changes > 0) tasks.Add(new("/staff/directory/changes", Said("directory.tasks.changes", changes), IsLate: false));
        return tasks;
    }

    string Said(string key, int count) => words.Format(key, ("count", count.ToString("N0", council.Locale)));
}
