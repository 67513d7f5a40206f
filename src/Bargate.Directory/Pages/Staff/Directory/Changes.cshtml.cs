using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>Changes that wait for an officer, oldest first.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class ChangesPage(BargateDb db) : PageModel
{
    const int Most = 200;

    public IReadOnlyList<(Edition Edition, string Name)> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var waiting = await db.Editions.AsNoTracking().Where(it => it.State == EditionState.Waiting).OrderBy(it => it.MadeAt).ThenBy(it => it.Id).Take(Most).ToListAsync(stop);
        var ids = waiting.Select(it => it.Entry).ToList();
        var names = await db.Entries.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, it => it.Name, stop);
        Waiting = [.. waiting.Select(it => (it, names.GetValueOrDefault(it.Entry, "")))];
    }
}
