using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Yaml;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>An edition in work exactly as residents will see it.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class PreviewPage(BargateDb db, Library library, TimeProvider clock) : PageModel
{
    public PageWork Work { get; private set; } = null!;

    /// <summary>Null when the text cannot be read.</summary>
    public ArticlePage? Article { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public string Public(string path) => library.Find(path)?.Title ?? path;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!Guid.TryParse(id, out var asked) || await db.PageWorks.AsNoTracking().SingleOrDefaultAsync(it => it.Id == asked && !it.Withdraws) is not { } work) return NotFound();
        Work = work;
        var faults = new Faults();
        if (PageReader.Read(work.File, work.Content.TrimStart('\uFEFF'), faults) is { } read)
        {
            Article = ActivatorUtilities.CreateInstance<ArticlePage>(HttpContext.RequestServices);
            Article.Try(read.Page with { Published = clock.GetUtcNow().UtcDateTime });
        }
        Faults = [.. faults];
        return Page();
    }
}
