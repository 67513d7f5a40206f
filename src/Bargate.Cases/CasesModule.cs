using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Contributions;
using Bargate.Cases.Desk;
using Bargate.Cases.Jobs;
using Bargate.Cases.Storage;
using Bargate.Cases.Tracking;
using Bargate.Kernel.Contributions;
using Bargate.Notifications.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Cases;

/// <summary>Casework: queues, stages, targets, messages, tracking.</summary>
public sealed class CasesModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => CasesTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<CaseOpening>()
        .AddScoped<Following>()
        .AddScoped<NearbyCases>()
        .AddScoped<CaseFacts>()
        .AddScoped<CaseHeads>()
        .AddScoped<CaseStatuses>()
        .AddScoped<PublicCases>()
        .AddScoped<DeskFacts>()
        .AddScoped<KnownContacts>()
        .AddSingleton<StageNames>()
        .AddScoped<OpenCases>()
        .AddScoped<Casework>()
        .AddScoped<CaseMail>()
        .AddScoped<Queue>()
        .AddScoped<CaseViews>()
        .AddScoped<DoneWords>()
        .AddScoped<BulkChange>()
        .AddScoped<Workload>()
        .AddScoped<Recipients>()
        .AddScoped<Duplicates>()
        .Configure<RazorPagesOptions>(it => it.Conventions.AddFolderApplicationModelConvention("/Staff/Cases", page => page.Filters.Add(new TypeFilterAttribute(typeof(CaseSetback)))))
        .AddSingleton<Visits>()
        .AddScoped<Speech>()
        .AddScoped<TrackedCases>()
        .AddScoped<TrackingMail>()
        .AddScoped<PostcodeTries>()
        .AddScoped<OverdueDigest>()
        .AddScoped<IPersonalDataSource, CasePersonalData>()
        .AddScoped<IRetained, CaseContactRetention>()
        .AddScoped<IRetained, CaseFileRetention>()
        .AddScoped<IRetained, CaseRetention>()
        .AddJob<TellTheResident, CaseOpened>(inOrder: true)
        .AddJob<TellTheResident, StageChanged>(inOrder: true)
        .AddJob<TellTheResident, CaseReopened>(inOrder: true)
        .AddJob<TellTheResident, CaseOverdue>(inOrder: true)
        .AddJob<TellTheResident, ResidentAsked>(inOrder: true)
        .AddJob<TellTheResident, RenewalDue>(inOrder: true)
        .AddJob<StopFollowing, Unsubscribed>()
        .AddJob<AttachReporter, ReporterNamed>()
        .AddTimedJob<ChaseOverdueCases>(TimeSpan.FromHours(1))
        .AddTimedJob<RemindOfRenewals>(TimeSpan.FromHours(1))
        .AddTimedJob<ForgetTrackingTries>(TimeSpan.FromHours(6));

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => CaseEndpoints.Map(endpoints);

    public override IEnumerable<StaffLink> StaffLinks => [new("/staff/cases", "cases.queue.title", Permissions.CasesSee, 10), new("/staff/workload", "cases.workload.title", Permissions.CasesAssign, 20)];
}
