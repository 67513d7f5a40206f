using Bargate.Kernel.Contributions;
using Bargate.Maker.Contract;
using Bargate.Maker.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Maker;

/// <summary>The form maker: officers make services in the browser, on the very text of the service's file.</summary>
public sealed class MakerModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => MakerTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<MakerDesk>()
        .AddScoped<WalkRecorder>()
        .AddScoped<IStaffTasks, WaitingEditions>()
        .AddScoped(it => new ServiceWorks(it.GetRequiredService<BargateDb>()));

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => FileEndpoint.Map(endpoints);
}
