using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Alerts;

/// <summary>What residents are told now, what is announced, and what ended in the last month.</summary>
[Needs(Permissions.AlertsManage)]
internal sealed class IndexPage(AlertBoard board) : PageModel
{
    public IEnumerable<(string Words, IReadOnlyList<AlertNews> Alerts, bool Open)> Lists =>
        [("content.alerts.now", board.Live, true), ("content.alerts.coming", board.Coming, true), ("content.alerts.over", board.Ended, false)];

    public Task OnGetAsync() => board.Refresh(HttpContext.RequestAborted);
}
