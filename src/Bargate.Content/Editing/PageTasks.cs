using Bargate.Accounts.Contract;
using Bargate.Content.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;

namespace Bargate.Content.Editing;

/// <summary>Pages that wait for somebody who may publish: to be read by a second person, or, once approved, to be put on the site.</summary>
internal sealed class PageTasks(BargateDb db, CurrentOfficer officer, Council council, Words words) : IStaffTasks
{
    public string Permission => Permissions.PagesPublish;

    public async Task<IReadOnlyList<StaffTask>> Open(CancellationToken stop)
    {
        var open = await db.PageWorks.AsNoTracking().Where(it => it.About != null && (it.State == WorkState.Asked || it.State == WorkState.Approved)).Select(it => new { it.Id, it.State, it.ChangedBy, it.PublishAt, it.Failure }).ToListAsync(stop);
        // What an officer changed last is for somebody else to read.
        var asked = open.FindAll(it => it.State == WorkState.Asked && it.ChangedBy != officer.Id);
        var approved = open.FindAll(it => it.State == WorkState.Approved && it.PublishAt is null);
        var tasks = new List<StaffTask>();
        if (asked.Count > 0) tasks.Add(Task("asked", [.. asked.Select(it => it.Id)], late: false));
        if (approved.Count > 0) tasks.Add(Task("approved", [.. approved.Select(it => it.Id)], approved.Exists(it => it.Failure is not null)));
        return tasks;
    }

    StaffTask Task(string what, IReadOnlyList<Guid> works, bool late) => works is [var one]
        ? new($"/staff/pages/review/{one}", words[$"content.tasks.{what}-one"], late)
        : new("/staff/pages#works", words.Format($"content.tasks.{what}-many", ("count", works.Count.ToString("N0", council.Locale))), late);
}
