using Bargate.Accounts.Contract;
using Bargate.Records.Api;
using Bargate.Records.Contract;
using Bargate.Records.Contributions;
using Bargate.Records.Desk;
using Bargate.Records.Import;
using Bargate.Records.Matching;
using Bargate.Records.Persons;
using Bargate.Records.Runs;
using Bargate.Records.Sent;
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
        .AddAskedJob<CheckImport>()
        .AddScoped<WatchedFolder>()
        .AddTimedJob<TakeWatchedFolder>(TakeWatchedFolder.Look)
        .AddAskedJob<LookNow>()
        .AddSingleton<CandidateFinder>()
        .AddScoped<LinkageRuns>()
        .AddScoped<RunLinking>()
        .AddScoped<RunUndoing>()
        .AddReviewDesk()
        .AddAskedJob<RunRegister>()
        .AddScoped<MatchAnswer>()
        .AddScoped<ChangesAnswer>()
        .AddScoped<RecordAnswer>()
        .AddRecordKeeping()
        .AddSentForms()
        .AddRecordPages();

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReviewDesk();
        RecordsApi.Map(endpoints);
        endpoints.MapMethods(TransparencyRecords.Path + ".json", ["GET", "HEAD"], TransparencyEndpoint.Get).AllowAnonymous();
        endpoints.MapGet(ExampleFile.Path + "{register}", ExampleFile.Write).WithMetadata(new NeedsAttribute(Permissions.RecordsImport));
        endpoints.MapGet("/staff/records/imports/faults/{id}", FaultFile.Write).WithMetadata(new NeedsAttribute(Permissions.RecordsImport));
    }

    public override IEnumerable<ApiScope> ApiScopes => RecordsApi.Scopes;

    public override IEnumerable<StaffLink> StaffLinks =>
    [
        new("/staff/records", "records.link", Permissions.RecordsSee, 150),
        new("/staff/records/review", "records.review.link", Permissions.RecordsReview, 160),
        new("/staff/records/runs", "records.runs.link", Permissions.RecordsRuns, 170),
        new("/staff/retention", "records.retention.link", Permissions.RetentionManage, 800),
        new("/staff/records/imports", "records.imports.link", Permissions.RecordsImport, 760),
    ];

    public override IEnumerable<Command> Commands =>
    [
        new("import", [new(ImportAddresses.Usage, "loads a property register"), new(ImportRecords.Usage, "reads a file of one source into its register")],
            (services, arguments, stop) => arguments[0] == "records" ? ImportRecords.Run(services, arguments, stop) : ImportAddresses.Run(services, arguments, stop),
            Fits: it => it is ["addresses", _] or ["records", _, _]),
    ];
}
