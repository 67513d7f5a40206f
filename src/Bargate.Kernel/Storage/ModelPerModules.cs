using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Kernel.Storage;

/// <summary>One EF model per set of modules: without it a second host in the process silently gets the first one's tables.</summary>
sealed class ModelPerModules : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), context.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.GetRequiredService<BargateModules>().Key, context.Database.ProviderName, designTime);
}
