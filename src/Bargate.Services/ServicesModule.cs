using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Services.Commands;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Bargate.Services.Walks;
using Bargate.Services.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Services;

/// <summary>The service files: read, checked, published as numbered editions, and walked.</summary>
public sealed class ServicesModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => ServicesTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(it => new ServiceCatalogue(
            it.GetRequiredService<IServiceScopeFactory>(), it.GetRequiredService<Council>(), it.GetServices<QuestionKind>(), it.GetRequiredService<WalkPolicy>(), it.GetRequiredService<TimeProvider>(), it.GetRequiredService<ILogger<ServiceCatalogue>>()))
        .AddScoped<ISearchable, ServiceSearch>()
        .AddScoped(it => new Publication(
            it.GetRequiredService<BargateDb>(), it.GetRequiredService<SearchIndex>(), it.GetRequiredService<ServiceCatalogue>(), it.GetRequiredService<FolderWriter>(), it.GetRequiredService<Council>(), it.GetServices<QuestionKind>(), it.GetRequiredService<WalkPolicy>(), it.GetRequiredService<TimeProvider>()))
        .AddSingleton(it => new ServiceCheck(it.GetRequiredService<Council>(), it.GetRequiredService<ServiceCatalogue>(), it.GetServices<QuestionKind>(), it.GetRequiredService<TimeProvider>()))
        .AddSingleton(it => new FolderWriter(it.GetRequiredService<Council>(), MayWrite(configuration["Services:WriteFolder"])))
        .AddScoped(it => new BrowserPublication(
            it.GetRequiredService<BargateDb>(), it.GetRequiredService<SearchIndex>(), it.GetRequiredService<ServiceCatalogue>(), it.GetRequiredService<ServiceCheck>(), it.GetRequiredService<FolderWriter>(), it.GetRequiredService<Council>(), it.GetRequiredService<TimeProvider>()))
        .AddSingleton(it => new ServiceSentences(it.GetRequiredService<Council>(), it.GetRequiredService<Words>()))
        .AddSingleton(it => new ServiceFormat(it.GetServices<QuestionKind>(), it.GetRequiredService<Words>()))
        .AddSingleton(new WalkPolicy(true))
        .AddSingleton<RatingTickets>()
        .AddSingleton<AssetLists>()
        .AddHostedService<FollowPublications>();

    static bool MayWrite(string? setting) => string.IsNullOrEmpty(setting) || (bool.TryParse(setting, out var may) ? may : throw new SetUpFault($"Services:WriteFolder is '{setting}'. Write true or false."));

    public override IEnumerable<Command> Commands =>
    [
        new("services", ServicesCommand.Usages, ServicesCommand.Run, ServicesCommand.Fits, Writes: false, Alone: true),
    ];
}
