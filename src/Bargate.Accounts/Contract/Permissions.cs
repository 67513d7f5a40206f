namespace Bargate.Accounts.Contract;

/// <summary>Everything an officer may be allowed to do, by name. Cases are limited to the officer's teams unless they hold <see cref="CasesAllTeams"/>.</summary>
public static class Permissions
{
    public const string CasesSee = "cases.see";
    public const string CasesAllTeams = "cases.all-teams";
    public const string CasesOpen = "cases.open";
    public const string CasesNote = "cases.note";
    public const string CasesWork = "cases.work";
    public const string CasesClose = "cases.close";
    /// <summary>Whole account numbers of the officer's own teams, one at a time and with a reason.</summary>
    public const string CasesAccounts = "cases.accounts";
    public const string CasesAssign = "cases.assign";
    public const string CasesBulk = "cases.bulk";
    public const string CasesExport = "cases.export";
    public const string ReportsSee = "reports.see";
    public const string RatingsSee = "ratings.see";
    public const string ServicesSee = "services.see";
    public const string ServicesPublish = "services.publish";
    /// <summary>Make and change services in the browser, and send them to a second person.</summary>
    public const string ServicesMake = "services.make";
    /// <summary>Publish or send back what somebody else made, and take a published edition back.</summary>
    public const string ServicesApprove = "services.approve";
    public const string SearchManage = "search.manage";
    public const string AlertsManage = "alerts.manage";
    /// <summary>Write pages of the website, and send them to a second person.</summary>
    public const string PagesEdit = "pages.edit";
    /// <summary>Read what somebody else wrote, and publish it.</summary>
    public const string PagesPublish = "pages.publish";
    public const string MessagesFailed = "messages.failed";
    public const string RetentionManage = "retention.manage";
    /// <summary>The information directory: decide about changes, correct entries, import, answer reports.</summary>
    public const string DirectoryManage = "directory.manage";
    public const string OfficersManage = "officers.manage";
    /// <summary>One person, property or debt with all that the council knows; restricted ones need <see cref="RecordsRestricted"/> too, employees <see cref="RecordsStaff"/>.</summary>
    public const string RecordsSee = "records.see";
    /// <summary>The register of staff: colleagues' dates of birth and National Insurance numbers are no part of serving residents.</summary>
    public const string RecordsStaff = "records.staff";
    public const string RecordsReview = "records.review";
    /// <summary>The second pair of eyes on a decision about records with flags.</summary>
    public const string RecordsSecond = "records.second";
    public const string RecordsRestricted = "records.restricted";
    public const string RecordsImport = "records.import";
    public const string RecordsRuns = "records.runs";
    public const string ApiKeysManage = "api-keys.manage";
    /// <summary>Which other systems are told what happens to cases, and what of it.</summary>
    public const string WebhooksManage = "webhooks.manage";
}
