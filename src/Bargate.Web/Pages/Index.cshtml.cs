using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages;

/// <summary>What do you need? Search first, then what people come for, then everything from A to Z.</summary>
sealed class IndexPage(ServiceCatalogue catalogue, Council council, HostSettings settings, BargateModules modules) : PageModel
{
    const int MostTasks = 8;

    // Named by the council; one that is not published yet, or was withdrawn, is left out. Without a list of its own, the first there are.
    public IReadOnlyList<ServiceVersion> Tasks => council.TopTasks.Count > 0
        ? [.. council.TopTasks.Select(catalogue.Current).OfType<ServiceVersion>()] : [.. catalogue.All.Take(MostTasks)];

    public IReadOnlyList<Topic> Topics => Topic.All(catalogue, council);

    public IEnumerable<HomePart> Parts => modules.All.SelectMany(it => it.HomeParts).OrderBy(it => it.Order);

    public bool IsDevelopment => settings.IsDevelopment;

    // The search had its results here once; links to it may stand anywhere.
    public IActionResult OnGet(string? q) => string.IsNullOrWhiteSpace(q) ? Page() : LocalRedirect("/search" + QueryString.Create("q", q));

    public string TitleOf(ServiceVersion service) => service.Definition.Title.In(council.Language);

    public string SummaryOf(ServiceVersion service) => service.Definition.Summary.In(council.Language);
}
