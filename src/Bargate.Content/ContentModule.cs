using Bargate.Accounts.Contract;
using Bargate.Content.Commands;
using Bargate.Content.Contract;
using Bargate.Content.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Services.Contract;
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
            it.GetRequiredService<BargateDb>(), it.GetRequiredService<SearchIndex>(), it.GetRequiredService<Library>(), it.GetRequiredService<ServiceCatalogue>(), it.GetRequiredService<Council>(), it.GetRequiredService<SiteRoutes>(), it.GetRequiredService<TimeProvider>()))
        .AddScoped<ISearchable, PageSearch>()
        .AddSingleton<PageCache>()
        .AddSingleton<PageLinks>()
        .AddSingleton(it => new PageAddresses(it.GetRequiredService<Library>(), it.GetRequiredService<SiteRoutes>()))
        .AddHostedService<FollowPages>();

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => SearchEndpoints.Map(endpoints);

    public override IEnumerable<StaffLink> StaffLinks => [new("/staff/search", "content.staff-search.title", Permissions.SearchManage, 310)];

    public override IEnumerable<Command> Commands =>
        [new("search", [new("search judge FILE [TOPICS]", "measures the search against judged queries: FILE has query,expected lines")], SearchCommand.Run, it => it is ["judge", _] or ["judge", _, _])];

    public override IEnumerable<HomePart> HomeParts => [new("_Topics", 300)];
}
