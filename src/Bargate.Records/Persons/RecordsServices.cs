using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Transparency;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Persons;

internal static class RecordsServices
{
    public static IServiceCollection AddRecordPages(this IServiceCollection services) => services
        .AddSingleton<RegisterNumbers>()
        .AddSingleton<ModelShelf>()
        .AddSingleton<RecordShowing>()
        .AddScoped<RecordSearch>()
        .AddScoped<RecordBriefs>()
        .AddScoped<OpenRecords>()
        .AddScoped<RecordViews>()
        .AddScoped<RecordLooks>()
        .AddScoped<RecordRelations>()
        .AddScoped<PairEvidence>()
        .AddScoped<CorrectionDesk>()
        .AddScoped<LinkVerbs>()
        .AddScoped<RegisterCards>()
        .AddSingleton<TransparencyRecords>()
        .AddJob<FollowCorrections, RecordSuperseded>()
        .AddJob<FollowCorrections, RecordsImported>();
}
