using Microsoft.AspNetCore.Authorization;

namespace Bargate.Accounts.Contract;

/// <summary>
/// Says which permission a staff page or endpoint needs: `[Needs(Permissions.CasesClose)]` on the page's class, or
/// `.WithMetadata(new NeedsAttribute(...))` on an endpoint. Whatever lies under `/staff` without one is refused to everybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsAttribute(string permission) : Attribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public string Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
