using Bargate.Accounts.Contract;
using Bargate.Forms.Api;
using Bargate.Forms.Contract;
using Bargate.Forms.Funnel;
using Bargate.Forms.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Forms;

/// <summary>Questions, drafts and submissions: the public way into every service.</summary>
public sealed class FormsModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => FormsTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<QuestionTypes>().AddSingleton<SentAnswers>().AddScoped<DraftStore>().AddScoped<FormDoor>().AddScoped<Submission>();
        services.AddScoped<WholeForm>().AddScoped(FormIntake.From);
        services.AddSingleton(it => new FunnelCounter(it.GetRequiredService<IServiceScopeFactory>(), it.GetRequiredService<Council>(), it.GetRequiredService<TimeProvider>(), it.GetRequiredService<ILogger<FunnelCounter>>()) { IsOn = configuration["Funnel:Count"] != "no" });
        services.AddHostedService(it => it.GetRequiredService<FunnelCounter>());
        services.AddScoped<IRetained, DraftRetention>().AddScoped<IRetained, FunnelRetention>().AddScoped<FunnelDesk>().AddScoped<IMeasure, SentShare>().AddScoped<IPersonalDataSource, DraftPersonalData>();
        services.AddScoped(it => new FormPreview(it.GetRequiredService<FormDoor>(), it.GetRequiredService<QuestionTypes>())).AddSingleton(it => new FormPreviewValues(it.GetRequiredService<QuestionTypes>())).AddScoped(it => new OpenForms(it.GetRequiredService<BargateDb>()));
        services.Configure<RazorPagesOptions>(it => it.Conventions.AddFolderApplicationModelConvention("/Services", page => page.Filters.Add(new TypeFilterAttribute(typeof(ClosedServices)))));
        foreach (var type in QuestionTypes.All) services.AddSingleton(type.Kind);
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        PinEndpoint.Map(endpoints);
        FunnelCsv.Map(endpoints);
    }

    public override IEnumerable<StaffLink> StaffLinks => [new("/staff/on-behalf", "forms.on-behalf.link", Permissions.CasesOpen, 200)];
}
