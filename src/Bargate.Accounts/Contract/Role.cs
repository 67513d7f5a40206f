namespace Bargate.Accounts.Contract;

/// <summary>What an officer does for the council; <see cref="RolePermissions"/> says what each may do.</summary>
public enum Role
{
    /// <summary>The contact centre: sees every team's cases, opens them for callers, adds notes.</summary>
    ResidentServices,

    /// <summary>Works and closes the cases of their own teams.</summary>
    TeamOfficer,

    /// <summary>A team officer who also assigns, works in bulk and reads reports and ratings.</summary>
    TeamLead,

    /// <summary>Looks after the installation: services, officers, failed messages.</summary>
    Administrator,
}
