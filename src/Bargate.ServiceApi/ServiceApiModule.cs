using Bargate.ServiceApi.Api;
using Bargate.ServiceApi.Jobs;
using Bargate.ServiceApi.Open311;
using Bargate.ServiceApi.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.ServiceApi;

/// <summary>Services, submissions and cases for programs: the council's own API with its document and its page for people, and Open311.</summary>
public sealed class ServiceApiModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => ServiceApiTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<SubmissionAnswer>()
        .AddScoped<FileAnswer>()
        .AddScoped<StatusAnswer>()
        .AddScoped<StatusRead>()
        .AddScoped<GeoServices>()
        .AddScoped<GeoPost>()
        .AddScoped<GeoRequests>()
        .AddTimedJob<ForgetSubmissionKeys>(TimeSpan.FromHours(1));

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        ServicesApi.Map(endpoints);
        GeoApi.Map(endpoints);
    }

    public override IEnumerable<ApiScope> ApiScopes => ServicesApi.Scopes;
}
