using Bargate.Accounts.Contract;
using Bargate.Kernel.Contributions;
using Bargate.Webhooks.Sending;
using Bargate.Webhooks.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Webhooks;

/// <summary>Tells other systems what happens to cases: signed, in order, until they have it.</summary>
public sealed class WebhooksModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => WebhooksTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(WebhookSettings.Read(configuration))
        .AddSingleton<HttpPost>()
        .AddSingleton<Ledger>()
        .AddSingleton<Pausing>()
        .AddSingleton<FanOut>()
        .AddSingleton<Turn>()
        .AddSingleton<Sender>()
        .AddHostedService(it => it.GetRequiredService<Sender>())
        .AddScoped<Again>()
        .AddScoped<TestSend>()
        .AddScoped<IStaffTasks, DeadReceivers>()
        .AddScoped<IRetained, WebhookLogRetention>();

    public override IEnumerable<StaffLink> StaffLinks => [new("/staff/webhooks", "webhooks.link", Permissions.WebhooksManage, 920)];
}
