using Bargate.Directory.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Directory.Manage;

/// <summary>A provider's entries, for the holder of a link: one button says that nothing has changed. Opening the page changes nothing, since mail scanners open links.</summary>
internal sealed class IndexPage(BargateDb db, Bargate.Directory.Manage manage) : PageModel
{
    public string Token { get; private set; } = "";

    public Provider? Provider { get; private set; }

    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public IReadOnlyDictionary<Guid, Edition> Latest { get; private set; } = new Dictionary<Guid, Edition>();

    public int? Assured { get; private set; }

    public bool Sent => Request.Query["done"] == "sent";

    [BindProperty] public Guid? Only { get; set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        await Load(token, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await Load(token, stop);
        if (Provider is null) return Page();
        Assured = await manage.Assure(Provider, Only is { } one ? [one] : null, stop);
        Entries = await manage.Entries(Provider, stop);
        return Page();
    }

    async Task Load(string token, CancellationToken stop)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        Token = token;
        if ((Provider = await manage.Open(token, stop)) is null) return;
        Entries = await manage.Entries(Provider, stop);
        var ids = Entries.Select(it => it.Id).ToList();
        Latest = (await db.Editions.AsNoTracking().Where(it => ids.Contains(it.Entry)).OrderBy(it => it.MadeAt).ToListAsync(stop)).GroupBy(it => it.Entry).ToDictionary(it => it.Key, it => it.Last());
    }
}
