using Bargate.Kernel.Jobs;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Jobs;
using Bargate.Notifications.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Notifications;

/// <summary>Messages to residents: written with what they tell, sent by a job, kept sealed.</summary>
public sealed class NotificationsModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => NotificationsTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<Messages>()
        .AddAskedJob<SendMessage>();
}
