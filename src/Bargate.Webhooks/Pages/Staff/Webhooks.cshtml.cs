using Bargate.Accounts.Contract;
using Bargate.Webhooks.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Webhooks.Pages.Staff;

/// <summary>Which systems are told what happens to cases, and how each of them stands.</summary>
[Needs(Permissions.WebhooksManage)]
sealed class WebhooksPage(BargateDb db) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var all = await db.Subscriptions.AsNoTracking().OrderBy(it => it.State).ThenBy(it => it.Name).ThenBy(it => it.Id).ToListAsync(stop);
        var receivers = await db.Receivers.AsNoTracking().ToDictionaryAsync(it => it.Subscription, stop);
        var waiting = await db.Deliveries.GroupBy(it => it.Subscription).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        Rows = [.. all.Select(it => new Row(it, receivers.GetValueOrDefault(it.Id), waiting.GetValueOrDefault(it.Id)))];
    }

    internal sealed record Row(Subscription Of, Receiver? Receiver, int Waiting)
    {
        public string Host => Uri.TryCreate(Of.Url, UriKind.Absolute, out var url) ? url.Host : Of.Url;

        public string State => StateWords.Of(Of, Receiver);

        public string Colour => StateWords.Colour(State);

        public DateTime? DeliveredAt => Receiver?.DeliveredAt;
    }
}
