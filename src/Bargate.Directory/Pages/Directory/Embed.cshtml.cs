using Bargate.Directory.Searching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Directory;

/// <summary>A search and its first results, for other bodies' websites to show in a frame. It may be framed by anybody, so nothing here changes anything.</summary>
internal sealed class EmbedPage(DirectoryIndex index, DirectorySettings settings) : PageModel
{
    const int Most = 10;

    public SearchForm Form { get; private set; } = new();

    public DirectoryKind? Kind { get; private set; }

    public FoundEntries Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? directory, CancellationToken stop)
    {
        if (directory is not null && (Kind = settings.Kind(directory)) is null) return NotFound();
        Form = SearchForm.Read(Request.Query, directory, settings);
        Found = await index.Find(Form.Query(null) with { PerPage = Most }, stop);
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors *; base-uri 'none'";
        return Page();
    }
}
