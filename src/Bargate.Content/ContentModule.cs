using Bargate.Accounts.Contract;
using Bargate.Content.Alerts;
using Bargate.Content.Commands;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Feedback;
using Bargate.Content.Jobs;
using Bargate.Content.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Content;

/// <summary>The council's pages: Markdown files whose path is their URL, in topics, guides and step by steps.</summary>
public sealed class ContentModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => ContentTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<SiteRoutes>()
        .AddSingleton(it => new Library(it.GetRequiredService<IServiceScopeFactory>(), it.GetRequiredService<Council>(), it.GetRequiredService<SiteRoutes>(), it.GetRequiredService<Words>()))
        .AddScoped(it => new PagePublication(
            it.GetRequiredService<BargateDb>(), it.GetRequiredService<SearchIndex>(), it.GetRequiredService<Library>(), it.GetRequiredService<PagesFolder>(), it.GetRequiredService<ServiceCatalogue>(), it.GetRequiredService<Council>(), it.GetRequiredService<SiteRoutes>(), it.GetRequiredService<TimeProvider>()))
        .AddScoped<ISearchable, PageSearch>()
        .AddScoped<ISearchable, AlertSearch>()
        .AddSingleton<PageCache>()
        .AddSingleton<PageLinks>()
        .AddSingleton<PageHead>()
        .AddSingleton<PageVersion>()
        .AddSingleton<WholePages>()
        .AddSingleton<AnswerUnchanged>()
        .AddSingleton(it => new PageAddresses(it.GetRequiredService<Library>(), it.GetRequiredService<SiteRoutes>()))
        .AddSingleton(it => new AlertBoard(it.GetRequiredService<IServiceScopeFactory>(), it.GetRequiredService<TimeProvider>()))
        .AddSingleton<PageViews>()
        .AddHostedService(it => it.GetRequiredService<PageViews>())
        .AddScoped<ContactVisits>()
        .AddScoped<IMeasure, ContactVisits>()
        .AddScoped<IRetained, FeedbackRetention>()
        .AddSingleton(it => new PagesFolder(it.GetRequiredService<Council>(), MayWrite(configuration["Pages:WriteFolder"])))
        .AddScoped<PageDesk>()
        .AddScoped<IStaffTasks, PageTasks>()
        .AddTimedJob<PublishScheduledPages>(PublishScheduledPages.Look)
        .AddHostedService<FollowPages>();

    static bool MayWrite(string? setting) => string.IsNullOrEmpty(setting) || (bool.TryParse(setting, out var may) ? may : throw new SetUpFault($"Pages:WriteFolder is '{setting}'. Write true or false."));

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sitemap.xml", Sitemap.Write).AllowAnonymous();
        AlertFeeds.Map(endpoints);
        SearchEndpoints.Map(endpoints);
    }

    public override IEnumerable<Command> Commands =>
    [
        new("pages", PagesCommand.Usages, PagesCommand.Run, PagesCommand.Fits, Writes: false),
        new("search", SearchCommand.Usages, SearchCommand.Run, SearchCommand.Fits),
    ];

    public override IEnumerable<StaffLink> StaffLinks =>
    [
        new("/staff/pages", "content.staff.title", Permissions.ServicesSee, 690),
        new("/staff/alerts", "content.alerts.title", Permissions.AlertsManage, 680),
        new("/staff/search", "content.staff-search.title", Permissions.SearchManage, 685),
    ];

    public override IEnumerable<HomePart> HomeParts => [new("_Topics", 300)];
}
