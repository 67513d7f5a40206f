using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Accounts;

/// <summary>Who officers are, how they sign in and what they may do.</summary>
public sealed class AccountsModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => AccountsTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<CurrentOfficer>()
        .AddScoped<OfficerDirectory>();
}
