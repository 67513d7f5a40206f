using Bargate.Accounts.Contract;
using Microsoft.AspNetCore.Authorization;

namespace Bargate.Accounts.Access;

/// <summary>Grants a page its permission when the officer's role holds it.</summary>
sealed class NeedsHandler(CurrentOfficer officer) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (officer.May(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
