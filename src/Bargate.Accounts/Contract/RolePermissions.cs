using System.Collections.Frozen;
using static Bargate.Accounts.Contract.Permissions;

namespace Bargate.Accounts.Contract;

/// <summary>The permission table: what each role may do. What is not written here is refused.</summary>
public static class RolePermissions
{
    static readonly FrozenDictionary<Role, FrozenSet<string>> Table = new Dictionary<Role, string[]>
    {
        [Role.ResidentServices] = [CasesSee, CasesAllTeams, CasesOpen, CasesNote, ServicesSee, AlertsManage, PagesEdit, DirectoryManage, RecordsSee],

        [Role.TeamOfficer] = [CasesSee, CasesOpen, CasesNote, CasesWork, CasesClose, CasesAccounts, ServicesSee, ServicesMake, PagesEdit, RecordsSee],

        [Role.TeamLead] = [CasesSee, CasesOpen, CasesNote, CasesWork, CasesClose, CasesAccounts, CasesAssign, CasesBulk, CasesExport,
            ReportsSee, RatingsSee, ServicesSee, ServicesMake, ServicesApprove, AlertsManage, PagesEdit, PagesPublish, RecordsSee, RecordsReview, RecordsSecond],

        [Role.Administrator] = [CasesSee, CasesAllTeams, CasesOpen, CasesNote, CasesWork, CasesClose, CasesAccounts, CasesAssign, CasesBulk, CasesExport,
            ReportsSee, RatingsSee, ServicesSee, ServicesPublish, ServicesMake, ServicesApprove, AlertsManage, PagesEdit, PagesPublish, SearchManage, MessagesFailed, RetentionManage, DirectoryManage, OfficersManage,
            RecordsSee, RecordsStaff, RecordsReview, RecordsSecond, RecordsRestricted, RecordsImport, RecordsRuns, ApiKeysManage, WebhooksManage],
    }.ToFrozenDictionary(it => it.Key, it => it.Value.ToFrozenSet(StringComparer.Ordinal));

    public static IReadOnlySet<string> Of(Role role) => Table[role];

    /// <summary>Every permission that somebody can hold.</summary>
    public static IReadOnlySet<string> All => Table[Role.Administrator];
}
