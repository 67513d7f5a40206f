using System.Globalization;
using Bargate.Accounts.Api;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UiOption = Bargate.Ui.Option;

namespace Bargate.Accounts.Pages.Staff.ApiKeys;

/// <summary>Makes a key and shows it, once.</summary>
[Needs(Permissions.ApiKeysManage)]
sealed class MakePage(BargateDb db, CurrentOfficer current, BargateModules modules, ServiceCatalogue catalogue, MasterKey master, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    public static readonly string[] Times = ["30", "90", "365"];

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Owner { get; set; }

    [BindProperty] public string? Purpose { get; set; }

    /// <summary>None for every service.</summary>
    [BindProperty] public List<string> Services { get; set; } = [];

    [BindProperty] public List<string> Scopes { get; set; } = [];

    [BindProperty] public string? Days { get; set; }

    public (string Name, string Key)? Made { get; private set; }

    public IReadOnlyList<ApiScope> Known => [.. modules.All.SelectMany(it => it.ApiScopes)];

    public IEnumerable<UiOption> Published => catalogue.All.Select(it => new UiOption(it.Service, it.Definition.Title.In(council.Language)));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (name, owner, purpose) = (Typed(nameof(Name), Name, ApiKey.LongestName), Typed(nameof(Owner), Owner, ApiKey.LongestOwner), Typed(nameof(Purpose), Purpose, ApiKey.LongestPurpose));
        if (Scopes.Count == 0 || Scopes.Except(Known.Select(it => it.Name)).Any()) ModelState.AddModelError(nameof(Scopes), words["accounts.api-keys.scopes-error"]);
        if (Services.Exists(it => catalogue.Current(it) is null) || Services.Sum(it => it.Length + 1) >= ApiKey.LongestServices) ModelState.AddModelError(nameof(Services), words["accounts.api-keys.services-error"]);
        if (!Times.Contains(Days)) ModelState.AddModelError(nameof(Days), words["accounts.api-keys.days-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        var now = clock.GetUtcNow().UtcDateTime;
        var (row, shown) = ApiKey.New(name, owner, Scopes, now.AddDays(int.Parse(Days!, CultureInfo.InvariantCulture)), current.Id, master, now, purpose, Services);
        db.Add(row);
        audit.Record(current.Actor, "api-key-made", row.Id);
        await db.SaveChangesAsync(stop);
        Made = (row.Name, shown);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    string Typed(string field, string? typed, int most)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0) ModelState.AddModelError(field, words[$"accounts.api-keys.{field.ToLowerInvariant()}-error"]);
        else if (text.Length > most) ModelState.AddModelError(field, words.Format("accounts.api-keys.long-error", ("most", most.ToString(CultureInfo.InvariantCulture))));
        return text;
    }
}
