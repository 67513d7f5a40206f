using Bargate.Kernel.Councils;
using Bargate.Kernel.Events;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Yaml;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bargate.Kernel.Searching;

static class SearchServices
{
    public static void AddSearch(this IServiceCollection services)
    {
        // The host puts one of its own here, so that it can show what is wrong in the file.
        services.TryAddSingleton(it => SearchSettings.Load(it.GetRequiredService<Council>(), new Faults()));
        services.AddSingleton<SearchMemory>().AddSingleton<SearchLog>().AddHostedService(it => it.GetRequiredService<SearchLog>()).AddHostedService<CompareShelf>();
        services.AddScoped(it => new SearchIndex(it.GetRequiredService<BargateDb>(), it.GetRequiredService<Outbox>(), it, it.GetRequiredService<TimeProvider>()));
        services.AddScoped(it => new Search(it.GetRequiredService<BargateDb>(), it.GetRequiredService<SearchMemory>(), it.GetRequiredService<SearchSettings>(), it.GetRequiredService<Council>(), it.GetRequiredService<TimeProvider>()));
        services.AddScoped(it => new SearchDesk(it.GetRequiredService<BargateDb>(), it.GetRequiredService<SearchMemory>(), it.GetRequiredService<SearchSettings>(), it.GetRequiredService<Search>(), it.GetRequiredService<Council>(), it.GetRequiredService<TimeProvider>()));
        services.AddAskedJob<UpdateSearch>().AddTimedJob<CompareSearch>(TimeSpan.FromDays(1));
    }
}
