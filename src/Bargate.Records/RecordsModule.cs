using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Import;
using Bargate.Records.Matching;
using Bargate.Records.Persons;
using Bargate.Records.Runs;
using Bargate.Records.Storage;
using Bargate.Records.Transparency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records;

/// <summary>The single record of people, property, staff and debts; the register of addresses; and how long records of all kinds are kept: what is due, who approves, what is held.</summary>
public sealed class RecordsModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => RecordsTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<PropertyRegister>()
        .AddScoped<Merging>()
        .AddScoped<Reviewing>()
        .AddScoped<Intake>()
        .AddScoped<RecordValues>()
        .AddScoped<RegisterReader>()
        .AddSingleton<MatchIndexes>()
        .AddHostedService(it => it.GetRequiredService<MatchIndexes>())
        .AddScoped<ImportStore>()
        .AddScoped<ImportWriter>()
        .AddScoped<Imports>()
        .AddAskedJob<RunImport>()
        .AddSingleton<CandidateFinder>()
        .AddScoped<LinkageRuns>()
        .AddScoped<RunLinking>()
        .AddScoped<RunUndoing>()
        .AddAskedJob<RunRegister>()
        .AddRecordPages();

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapMethods(TransparencyRecords.Path + ".json", ["GET", "HEAD"], TransparencyEndpoint.Get).AllowAnonymous();

    public override IEnumerable<StaffLink> StaffLinks => [
        new("/staff/records", "records.link", Permissions.RecordsSee, 150),
        new("/staff/retention", "records.retention.link", Permissions.RetentionManage, 800),
    ];

    public override IEnumerable<Command> Commands => [new("import", [new(ImportAddresses.Usage, "loads a property register")], ImportAddresses.Run, Fits: it => it is ["addresses", _])];
}
