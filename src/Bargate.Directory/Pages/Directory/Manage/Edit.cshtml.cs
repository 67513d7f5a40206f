using Bargate.Directory.Oruk;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Directory.Manage;

/// <summary>A provider changes an entry. An officer looks at it before it is public.</summary>
internal sealed class EditPage(BargateDb db, Bargate.Directory.Manage manage, Words words) : PageModel
{
    public Entry Entry { get; private set; } = null!;

    public string Token { get; private set; } = "";

    [BindProperty] public EntryForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string token, Guid id, CancellationToken stop)
    {
        if (!await Load(token, id, stop)) return NotFound();
        // What they proposed and nobody has looked at yet is what they go on with.
        var waiting = await db.Editions.AsNoTracking().Where(it => it.Entry == id && it.State == EditionState.Waiting && it.By == "provider").OrderByDescending(it => it.MadeAt).FirstOrDefaultAsync(stop);
        Form = EntryForm.Of(waiting is null ? Entry.Read() : OrukJson.Read<OrukService>(waiting.Document));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, Guid id, CancellationToken stop)
    {
        if (!await Load(token, id, stop)) return NotFound();
        Form.Check(ModelState, words);
        if (ModelState.ErrorCount > 0) return Page();
        await manage.Propose(Entry, Form.Into(Entry.Read()), "provider", stop);
        return Redirect($"/directory/manage/{token}?done=sent");
    }

    async Task<bool> Load(string token, Guid id, CancellationToken stop)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        if (await manage.Open(token, stop) is not { } provider || await db.Entries.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && it.Provider == provider.Id, stop) is not { } entry) return false;
        (Entry, Token) = (entry, token);
        return true;
    }
}
