using Bargate.Accounts;
using Bargate.Cases;
using Bargate.Content;
using Bargate.Directory;
using Bargate.Forms;
using Bargate.Insight;
using Bargate.Maker;
using Bargate.Notifications;
using Bargate.Records;
using Bargate.ServiceApi;
using Bargate.Services;
using Bargate.Ui;
using Bargate.Webhooks;
using Bargate.Web.Hosting;

// Bottom to top. Removing a line removes a capability.
BargateModule[] modules =
[
    new UiModule(), new ServicesModule(), new AccountsModule(), new NotificationsModule(), new RecordsModule(),
    new CasesModule(), new FormsModule(), new MakerModule(), new ServiceApiModule(), new WebhooksModule(), new ContentModule(), new DirectoryModule(), new InsightModule(),
];

return await BargateHost.Run(args, modules);
