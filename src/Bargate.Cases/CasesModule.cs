using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Cases;

/// <summary>Casework: queues, stages, targets, messages, tracking.</summary>
public sealed class CasesModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => CasesTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<CaseOpening>()
        .AddScoped<CaseFacts>();
}
