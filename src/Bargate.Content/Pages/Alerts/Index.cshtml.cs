using Bargate.Content.Contract;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Alerts;

/// <summary>What is happening now and what is announced; with an id, one alert, also for a month after it ended.</summary>
internal sealed class IndexPage(AlertBoard board, Library library, Council council, TimeProvider clock) : PageModel
{
    public AlertNews? Shown { get; private set; }

    public IReadOnlyList<AlertNews> Live => board.Live;

    public IReadOnlyList<AlertNews> Coming => board.Coming;

    public bool Ended => Shown!.Until <= clock.GetUtcNow().UtcDateTime;

    public IEnumerable<ContentPage> Concerned => Shown!.Concerns.Select(library.Find).OfType<ContentPage>();

    public IHtmlContent Text => Prose.Html(council.Fill(Shown!.Text));

    public IActionResult OnGet(string? id)
    {
        if (id is null) return Page();
        Shown = Guid.TryParse(id, out var asked) ? board.Find(asked) : null;
        return Shown is null ? NotFound() : Page();
    }
}
