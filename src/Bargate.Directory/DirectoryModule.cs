using Bargate.Accounts.Contract;
using Bargate.Directory.Api;
using Bargate.Directory.Exchange;
using Bargate.Directory.Jobs;
using Bargate.Directory.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Directory;

/// <summary>The information directory: services and providers to find, kept fresh, shared as Open Referral UK v3.</summary>
public sealed class DirectoryModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => DirectoryTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(it => DirectorySettings.Load(it.GetRequiredService<Council>()))
        .AddSingleton<Searching.DirectoryIndex>()
        .AddHostedService<Searching.WarmIndex>()
        .AddScoped<ISearchable, Searching.DirectorySearch>()
        .AddSingleton<EntryViews>()
        .AddHostedService(it => it.GetRequiredService<EntryViews>())
        .AddScoped<Mending>()
        .AddScoped<Reminders>()
        .AddScoped<OfstedImport>()
        .AddScoped<IStaffTasks, DirectoryTasks>()
        .AddScoped<PostcodePlaces>()
        .AddScoped<FreshShare>()
        .AddScoped<Quality>()
        .AddScoped<Manage>()
        .AddScoped<Duplicates>()
        .AddScoped<FileImport>()
        .AddScoped<FeedImport>()
        .AddSingleton<FeedReader>()
        .AddScoped<IPersonalDataSource, DirectoryPersonalData>()
        .AddScoped<IRetained, DirectoryRetention>()
        .AddTimedJob<KeepFresh>(TimeSpan.FromHours(1))
        .AddTimedJob<ReadFeeds>(TimeSpan.FromDays(1))
        .AddAskedJob<ReadFeed>();

    public override IEnumerable<StaffLink> StaffLinks => [new("/staff/directory", "directory.staff.title", Permissions.DirectoryManage, 350)];

    public override IEnumerable<HomePart> HomeParts => [new("_DirectoryHome", 50)];

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        OrukEndpoints.Map(endpoints);
        endpoints.MapGet("/directory/services/{slug}/sessions.ics", CalendarEndpoint.Read);
    }
}
