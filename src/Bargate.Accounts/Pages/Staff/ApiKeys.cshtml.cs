using Bargate.Accounts.Api;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Accounts.Pages.Staff;

/// <summary>Which programs may call the API, and with which right; a key is rotated or revoked here.</summary>
[Needs(Permissions.ApiKeysManage)]
sealed class ApiKeysPage(BargateDb db, CurrentOfficer current, OfficerDirectory officers, BargateModules modules, ServiceCatalogue catalogue, Council council, MasterKey master, Audit audit, Words words, TimeProvider clock) : PageModel
{
    IReadOnlyDictionary<OfficerId, string> names = new Dictionary<OfficerId, string>();

    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    /// <summary>A key that was just made. It is in this answer and nowhere else.</summary>
    public (string Name, string Key)? Made { get; private set; }

    public string NameOf(OfficerId officer) => names.GetValueOrDefault(officer, "");

    public string Say(string scope) => modules.All.SelectMany(it => it.ApiScopes).FirstOrDefault(it => it.Name == scope) is { } known ? words[known.Words] : scope;

    public string TitleOf(string service) => catalogue.Current(service)?.Definition.Title.In(council.Language) ?? service;

    public string StateOf(ApiKey key) => key.RevokedAt is not null ? "revoked" : key.ExpiresAt <= clock.GetUtcNow().UtcDateTime ? "ended" : "works";

    public async Task OnGetAsync(CancellationToken stop)
    {
        Keys = await db.ApiKeys.AsNoTracking().OrderBy(it => it.RevokedAt != null).ThenBy(it => it.Name).ThenByDescending(it => it.CreatedAt).ToListAsync(stop);
        names = await officers.Names(Keys.Select(it => it.CreatedBy), stop);
    }

    public async Task<IActionResult> OnPostRotateAsync(Guid key, int version, CancellationToken stop)
    {
        if (await Find(key, version, stop) is not { } row) return NotFound();
        var (next, shown) = row.Rotate(current.Id, master, clock.GetUtcNow().UtcDateTime);
        db.Add(next);
        audit.Record(current.Actor, "api-key-rotated", key);
        audit.Record(current.Actor, "api-key-made", next.Id);
        await db.SaveChangesAsync(stop);
        await OnGetAsync(stop);
        Made = (row.Name, shown);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid key, int version, CancellationToken stop)
    {
        if (await Find(key, version, stop) is not { } row) return NotFound();
        row.Revoke(current.Id, clock.GetUtcNow().UtcDateTime);
        audit.Record(current.Actor, "api-key-revoked", key);
        await db.SaveChangesAsync(stop);
        this.Leave(words.Format("accounts.api-keys.revoked-now", ("name", row.Name)));
        return RedirectToPage();
    }

    async Task<ApiKey?> Find(Guid id, int version, CancellationToken stop)
    {
        if (await db.ApiKeys.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } row) return null;
        db.Expect(row, version);
        return row;
    }
}
