using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Desk;

/// <summary>What the officers' pages of linkage need, and the way to the next pair.</summary>
internal static class ReviewEndpoints
{
    public static IServiceCollection AddReviewDesk(this IServiceCollection services)
    {
        foreach (var folder in new[] { "/Staff/Records/Review", "/Staff/Records/Samples" })
            services.Configure<RazorPagesOptions>(it => it.Conventions.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new TypeFilterAttribute(typeof(ReviewSetback)))));
        return services
            .AddSingleton<PlainChance>()
            .AddScoped<ReviewQueue>()
            .AddScoped<PairAccess>()
            .AddScoped<PairViews>()
            .AddScoped<DecidedPairs>()
            .AddScoped<RunViews>()
            .AddScoped<RunEstimates>()
            .AddScoped<SampleList>();
    }

    public static void MapReviewDesk(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(ReviewFilter.Path + "/next", Next).WithMetadata(new NeedsAttribute(Permissions.RecordsReview));

    static async Task<IResult> Next(HttpContext http, ReviewQueue queue, string? after)
    {
        var filter = ReviewFilter.From(http.Request.Query);
        return Results.Redirect(await queue.Next(filter, Guid.TryParse(after, out var id) ? ReviewId.From(id) : null, http.RequestAborted) is { } next ? filter.Url(next) : filter.Url());
    }
}
