using Bargate.Accounts.Contract;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Jobs;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Jobs;
using Bargate.Notifications.Mail;
using Bargate.Notifications.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Notifications;

/// <summary>Messages to residents: written with what they tell, sent by a job, kept sealed.</summary>
public sealed class NotificationsModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => NotificationsTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var smtp = SmtpSettings.Read(configuration);
        if (smtp is not null) services.AddSingleton(smtp).AddSingleton<Post>();
        services
            .AddSingleton(EmailDelivery.Read(configuration))
            .AddSingleton(PublicAddress.Read(configuration))
            .AddSingleton<UnsubscribeLinks>()
            .AddSingleton<Envelope>()
            .AddScoped<Messages>()
            .AddScoped<DeadLetters>()
            .AddScoped<IPersonalDataSource, MessagePersonalData>()
            .AddScoped<IRetained, MessageRetention>()
            .AddAskedJob<SendMessage>()
            .AddPracticeViewer();
    }

    public override IEnumerable<StaffLink> StaffLinks => [new("/staff/messages/failed", "notifications.failed.link", Permissions.MessagesFailed, 800)];
}
