using Bargate.Accounts.Contract;
using Bargate.Records.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records.Review;

/// <summary>An officer's own decisions about pairs, to find one again and undo it.</summary>
[Needs(Permissions.RecordsReview)]
internal sealed class DecidedPage(ReviewQueue queue, DecidedPairs decided, CurrentOfficer officer) : PageModel
{
    public ReviewRows Rows { get; private set; } = new([], 0, 1, 1);

    public bool MayUndo(ReviewTask task) => decided.MayUndo(task) || (task.AwaitsSecond && task.By == officer.Id);

    public bool AsSecond(ReviewTask task) => task.SecondBy == officer.Id;

    public async Task OnGetAsync([FromQuery] int page, CancellationToken stop) => Rows = await queue.Mine(page, stop);
}
