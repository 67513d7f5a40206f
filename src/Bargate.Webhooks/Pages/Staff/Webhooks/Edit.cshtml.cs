using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Http;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Bargate.Ui;
using Bargate.Webhooks.Sending;
using Bargate.Webhooks.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Webhooks.Pages.Staff.Webhooks;

/// <summary>Makes a subscription and shows its secret, once; or changes what one asks for.</summary>
[Needs(Permissions.WebhooksManage)]
sealed class EditPage(BargateDb db, CurrentOfficer officer, ServiceCatalogue catalogue, Outgoing outgoing, Again again, KeyRing keys, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Address { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public List<string> Kinds { get; set; } = [];

    [BindProperty] public List<string> Services { get; set; } = [];

    [BindProperty] public List<string> Contents { get; set; } = [];

    [BindProperty] public string? Purpose { get; set; }

    [BindProperty] public int Version { get; set; }

    public Guid? Id { get; private set; }

    /// <summary>What was just made. The secret is in this answer and nowhere else.</summary>
    public (string Name, string Secret, Guid Id)? Made { get; private set; }

    // A service that was withdrawn and is still asked for can be left as it is.
    public IReadOnlyList<(string Id, string Title)> Known =>
        [.. catalogue.All.Select(it => (it.Service, it.Definition.Title.In(council.Language))), .. Services.Where(it => catalogue.Current(it) is null && catalogue.Withdrawn(it) is not null).Select(it => (it, it))];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken stop)
    {
        if ((Id = id) is null) return Page();
        if (await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && it.State != SubscriptionState.Revoked, stop) is not { } row) return NotFound();
        (Name, Address, Email, Purpose, Version) = (row.Name, row.Url, row.Email, row.Purpose, row.Version);
        (Kinds, Services, Contents) = ([.. row.Kinds], [.. row.Services], [.. row.Contents]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken stop)
    {
        Id = id;
        Subscription? row = null;
        if (id is not null && (row = await db.Subscriptions.SingleOrDefaultAsync(it => it.Id == id && it.State != SubscriptionState.Revoked, stop)) is null) return NotFound();
        await Check(stop);
        if (ModelState.ErrorCount > 0) return Page();
        return row is null ? await Make(stop) : await Change(row, stop);
    }

    async Task<IActionResult> Make(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (row, secret) = Subscription.New(Name!, Address!, Email!, keys.New(), officer.Id, now);
        row.Ask(Services, Kinds, Contents, Purpose);
        db.Add(row);
        db.Add(new Receiver { Subscription = row.Id });
        audit.Record(officer.Actor, "webhook-made", row.Id);
        if (row.GetsPersonalData) audit.Record(officer.Actor, "webhook-given-personal-data", row.Id);
        await db.SaveChangesAsync(stop);
        Made = (row.Name, secret, row.Id);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    async Task<IActionResult> Change(Subscription row, CancellationToken stop)
    {
        db.Expect(row, Version);
        var (before, address) = (row.ContentList, row.Url);
        (row.Name, row.Url, row.Email) = (Name!, Address!, Email!);
        row.Ask(Services, Kinds, Contents, Purpose);
        audit.Record(officer.Actor, "webhook-changed", row.Id);
        if (row.GetsPersonalData && row.ContentList != before) audit.Record(officer.Actor, "webhook-given-personal-data", row.Id);
        await db.SaveChangesAsync(stop);
        await again.Fewer(row.Id, stop);
        // What waited for the old address need not wait for the new one.
        if (row.Url != address) await again.Everything(row.Id, stop);
        this.Leave(words.Format("webhooks.changed", ("name", row.Name)));
        return Redirect($"/staff/webhooks/{row.Id}");
    }

    async Task Check(CancellationToken stop)
    {
        (Name, Address, Email, Purpose) = (Name?.Trim() ?? "", Address?.Trim() ?? "", Email?.Trim() ?? "", Purpose?.Trim() ?? "");
        if (Name.Length is 0 or > Subscription.LongestName) ModelState.AddModelError(nameof(Name), words["webhooks.name-error"]);
        if (await AddressFault(stop) is { } fault) ModelState.AddModelError(nameof(Address), words[fault]);
        if (Email.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at) || at >= Email.Length - 3 || Email.Length > Subscription.LongestEmail) ModelState.AddModelError(nameof(Email), words["webhooks.email-error"]);
        if (Kinds.Count == 0 || Kinds.Except(EventKinds.All).Any()) ModelState.AddModelError(nameof(Kinds), words["webhooks.kinds-error"]);
        if (Services.Except(Known.Select(it => it.Id)).Any() || Services.Sum(it => it.Length + 1) >= Subscription.LongestList) ModelState.AddModelError(nameof(Services), words["webhooks.services-error"]);
        if (Contents.Except(Personal.All).Any()) ModelState.AddModelError(nameof(Contents), words["webhooks.contents-error"]);
        if (Contents.Count > 0 && Purpose.Length is 0 or > Subscription.LongestPurpose) ModelState.AddModelError(nameof(Purpose), words["webhooks.purpose-error"]);
    }

    // The key of the words that say what is wrong with the address.
    async Task<string?> AddressFault(CancellationToken stop) => Address switch
    {
        "" => "webhooks.url-missing",
        { Length: > Subscription.LongestUrl } => "webhooks.url-long",
        _ => await outgoing.Fault(Address!, stop) switch
        {
            null => null,
            UrlFault.NotHttps => "webhooks.url-https",
            UrlFault.Extra => "webhooks.url-extra",
            UrlFault.Inside => "webhooks.url-inside",
            _ => "webhooks.url-wrong",
        },
    };
}
