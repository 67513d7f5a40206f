using Bargate.Kernel.Auditing;
using Bargate.Kernel.Ids;

namespace Bargate.Accounts.Contract;

/// <summary>The officer who makes this request, as the database knows them now. Outside the staff area it may be nobody, who may do nothing.</summary>
public sealed class CurrentOfficer
{
    public bool SignedIn => Id != default;

    public OfficerId Id { get; private set; }

    public string Name { get; private set; } = "";

    public Role Role { get; private set; }

    /// <summary>The teams (ids of teams.yaml) whose cases are theirs.</summary>
    public IReadOnlyList<string> Teams { get; private set; } = [];

    public bool May(string permission) => SignedIn && RolePermissions.Of(Role).Contains(permission);

    /// <summary>Whether cases of this team are theirs to see.</summary>
    public bool Sees(string team) => May(Permissions.CasesAllTeams) || (May(Permissions.CasesSee) && Teams.Contains(team));

    /// <summary>Who to write in the audit log.</summary>
    public Actor Actor => SignedIn ? Actor.Officer(Id) : Actor.Resident;

    /// <summary>Takes the place of nobody, once per request. For sign-in, jobs that act for an officer, and tests.</summary>
    public void Become(OfficerEntry officer) => (Id, Name, Role, Teams) = (officer.Id, officer.Name, officer.Role, officer.Teams);
}
