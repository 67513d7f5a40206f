using Bargate.Accounts.Contract;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Accounts.Access;

static class AccessServices
{
    const string Staff = "staff";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<CurrentOfficer>().AddScoped<OfficerDirectory>();
        services.AddScoped<IAuthorizationHandler, NeedsHandler>().AddScoped<IAuthorizationHandler, StaffAreaHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new StaffArea()).Build())
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new StaffArea()).Build())
            .AddPolicy(Staff, it => it.RequireAuthenticatedUser().AddRequirements(new StaffArea()));
        services.Configure<RazorPagesOptions>(it => it.Conventions.AuthorizeFolder("/Staff", Staff));
        return services;
    }
}
