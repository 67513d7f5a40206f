using Bargate.Accounts.Contract;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Bargate.Accounts.Access;

/// <summary>
/// The rule of the whole site: under `/staff` there must be an officer and the page must say what it needs.
/// It is part of the fallback and of the default policy, so a page that was written without a thought of access is refused.
/// </summary>
sealed class StaffArea : IAuthorizationRequirement
{
    public static bool Holds(PathString path) => path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase);
}

sealed class StaffAreaHandler(CurrentOfficer officer) : AuthorizationHandler<StaffArea>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StaffArea requirement)
    {
        if (context.Resource is not HttpContext http || Allows(http)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    // No endpoint means that there is no such page: a 404 tells nobody anything.
    bool Allows(HttpContext http) =>
        !StaffArea.Holds(http.Request.Path) || http.GetEndpoint() is not { } page || (officer.SignedIn && page.Metadata.GetMetadata<NeedsAttribute>() is not null);
}
