using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bargate.Notifications;

/// <summary>The practice pages exist in Development only. Elsewhere they have no route at all: not hidden, not forbidden, not there.</summary>
static class PracticeViewer
{
    public static IServiceCollection AddPracticeViewer(this IServiceCollection services)
    {
        services.AddOptions<RazorPagesOptions>().Configure<IHostEnvironment>((pages, environment) =>
        {
            pages.Conventions.AddFolderRouteModelConvention("/Practice/Messages", it => { if (!environment.IsDevelopment()) it.Selectors.Clear(); });
            pages.Conventions.AddPageRouteModelConvention("/Practice/Messages", it => { if (!environment.IsDevelopment()) it.Selectors.Clear(); });
        });
        return services;
    }
}
