using System.Collections.Frozen;
using static Bargate.Accounts.Contract.Permissions;

namespace Bargate.Accounts.Contract;

/// <summary>The permission table: what each role may do. What is not written here is refused.</summary>
public static class RolePermissions
{
    static readonly FrozenDictionary<Role, FrozenSet<string>> Table = new Dictionary<Role, string[]>
    {
        [Role.ResidentServices] = [CasesSee, CasesAllTeams, CasesOpen, CasesNote, ServicesSee, DirectoryManage],

        [Role.TeamOfficer] = [CasesSee, CasesOpen, CasesNote, CasesWork, CasesClose, CasesAccounts, ServicesSee],

        [Role.TeamLead] = [CasesSee, CasesOpen, CasesNote, CasesWork, CasesClose, CasesAccounts, CasesAssign, CasesBulk, CasesExport,
            ReportsSee, RatingsSee, ServicesSee],

        [Role.Administrator] = [CasesSee, CasesAllTeams, CasesOpen, CasesNote, CasesWork, CasesClose, CasesAccounts, CasesAssign, CasesBulk, CasesExport,
            ReportsSee, RatingsSee, ServicesSee, ServicesPublish, MessagesFailed, RetentionManage, DirectoryManage, OfficersManage],
    }.ToFrozenDictionary(it => it.Key, it => it.Value.ToFrozenSet(StringComparer.Ordinal));

    public static IReadOnlySet<string> Of(Role role) => Table[role];

    /// <summary>Every permission that somebody can hold.</summary>
    public static IReadOnlySet<string> All => Table[Role.Administrator];
}
