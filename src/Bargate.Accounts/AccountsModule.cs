using Bargate.Accounts.Access;
using Bargate.Accounts.Api;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Jobs;
using Bargate.Accounts.SignIn;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Accounts;

/// <summary>Who officers are, how they sign in and what they may do; and the keys of programs that call the API.</summary>
public sealed class AccountsModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => AccountsTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddAccess()
        .AddApi(configuration)
        .AddSignIn(configuration)
        .AddTimedJob<ForgetSpentSignIns>(TimeSpan.FromHours(6));

    public override IEnumerable<StaffLink> StaffLinks => 
    [
        new("/staff/officers", "accounts.officers.link", Permissions.OfficersManage, 900),
        new("/staff/api-keys", "accounts.api-keys.link", Permissions.ApiKeysManage, 910),
    ];
}
