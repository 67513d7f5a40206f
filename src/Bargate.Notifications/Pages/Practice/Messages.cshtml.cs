using Bargate.Kernel.Sealing;
using Bargate.Notifications.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Notifications.Pages.Practice;

/// <summary>Messages that a practice server would have sent, newest first.</summary>
sealed class MessagesPage(BargateDb db, KeyRing keys, MasterKey master) : PageModel
{
    const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? Address { get; set; }

    public int Number { get; private set; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<(Message Row, Letter Letter)> Found { get; private set; } = [];

    public async Task OnGetAsync([FromQuery(Name = "page-number")] int? number)
    {
        var rows = db.Messages.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Address))
        {
            var hash = Message.HashOf(Address, master);
            rows = rows.Where(it => it.ToHash == hash);
        }
        Pages = Math.Max(1, (await rows.CountAsync() + Most - 1) / Most);
        Number = Math.Clamp(number ?? 1, 1, Pages);
        var page = await rows.OrderByDescending(it => it.CreatedAt).ThenByDescending(it => it.Id).Skip((Number - 1) * Most).Take(Most).ToListAsync();
        var open = await keys.Open([.. page.Select(it => it.KeyId).Distinct()]);
        Found = [.. page.Where(it => open.ContainsKey(it.KeyId)).Select(it => (it, it.Open(open[it.KeyId])))];
    }
}
