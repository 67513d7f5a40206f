using Bargate.Accounts.Contract;
using Bargate.Insight.Storage;
using Bargate.Kernel.Contributions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Insight;

/// <summary>What residents think of services, and the measures of the strategy.</summary>
public sealed class InsightModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => InsightTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<IMeasure, RatingMeasure>()
        .AddScoped<LeadMeasures>()
        .AddScoped<IPersonalDataSource, RatingPersonalData>()
        .AddScoped<IRetained, RatingRetention>();

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/staff/measures.csv", MeasuresCsv.Write).WithMetadata(new NeedsAttribute(Permissions.ReportsSee));

    public override IEnumerable<StaffLink> StaffLinks =>
        [new("/staff/measures", "insight.measures.title", Permissions.ReportsSee, 290), new("/staff/ratings", "insight.ratings.link", Permissions.RatingsSee, 300)];
}
