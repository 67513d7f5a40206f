using Bargate.Kernel.Contributions;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Contributions;

internal static class KeepingServices
{
    public static IServiceCollection AddRecordKeeping(this IServiceCollection services) => services
        .AddScoped<RecordDisposal>()
        .AddScoped<IPersonalDataSource, RecordPersonalData>()
        .AddScoped<IRetained, SourceRecordRetention>()
        .AddScoped<IRetained, QuestionRetention>()
        .AddScoped<IRetained, LinkageRunRetention>()
        .AddScoped<IRetained, ImportRetention>();
}
