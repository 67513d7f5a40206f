using Bargate.Accounts.Contract;

namespace Bargate.Accounts.Access;

static class RoleWords
{
    public static string KeyOf(Role role) => role switch
    {
        Role.ResidentServices => "accounts.role.resident-services",
        Role.TeamOfficer => "accounts.role.team-officer",
        Role.TeamLead => "accounts.role.team-lead",
        _ => "accounts.role.administrator",
    };
}
