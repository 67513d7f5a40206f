using Bargate.Content.Contract;
using Bargate.Content.Storage;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
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
            it.GetRequiredService<BargateDb>(), it.GetRequiredService<Library>(), it.GetRequiredService<ServiceCatalogue>(), it.GetRequiredService<Council>(), it.GetRequiredService<SiteRoutes>(), it.GetRequiredService<TimeProvider>()))
        .AddSingleton<PageCache>()
        .AddSingleton<PageLinks>()
        .AddSingleton(it => new PageAddresses(it.GetRequiredService<Library>(), it.GetRequiredService<SiteRoutes>()))
        .AddHostedService<FollowPages>();

    public override IEnumerable<HomePart> HomeParts => [new("_Topics", 300)];
}
