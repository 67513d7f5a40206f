using Bargate.Accounts;
using Bargate.Accounts.Contract;

namespace Bargate.Examples;

/// <summary>The officers to sign in as: one of each role, and a few in each team.</summary>
static class PracticeOfficers
{
    public static IReadOnlyList<Officer> All { get; } =
    [
        Make(1, "Rosa Whitcombe", Role.ResidentServices),
        Make(2, "Imran Sadiq", Role.ResidentServices),
        Make(3, "Grace Adeyemi", Role.TeamOfficer, "waste"),
        Make(4, "Tom Penrose", Role.TeamOfficer, "waste"),
        Make(5, "Helen Marsh", Role.TeamLead, "waste"),
        Make(6, "Piotr Zielinski", Role.TeamOfficer, "highways"),
        Make(7, "Dee Osborne", Role.TeamOfficer, "highways", "street-cleaning"),
        Make(8, "Alan Frobisher", Role.TeamLead, "highways", "street-cleaning"),
        Make(9, "Meera Joshi", Role.Administrator),
        Make(10, "Nadia Karim", Role.TeamOfficer, "council-tax", "benefits"),
        Make(11, "Colin Fairweather", Role.TeamLead, "council-tax", "benefits"),
        Make(12, "Yusuf Demir", Role.TeamOfficer, "parking", "travel-passes", "school-admissions"),
        Make(13, "Janet Ogilvie", Role.TeamLead, "parking", "travel-passes", "school-admissions", "customer-relations"),
        Make(14, "Leah Brandt", Role.TeamOfficer, "housing-repairs", "housing-needs", "environmental-health", "street-lighting"),
        Make(15, "Owen Tasker", Role.TeamLead, "housing-repairs", "housing-needs", "environmental-health", "street-lighting"),
    ];

    /// <summary>Those who take calls.</summary>
    public static IReadOnlyList<Officer> ResidentServices { get; } = [.. All.Where(it => it.Role == Role.ResidentServices)];

    /// <summary>Those who work in a team, its lead last.</summary>
    public static IReadOnlyList<Officer> Of(string team) => [.. All.Where(it => it.Teams.Contains(team)).OrderBy(it => it.Role == Role.TeamLead)];

    // A fixed id each: practice data and tests name the same people every time.
    static Officer Make(int number, string name, Role role, params string[] teams) => Officer.Practice(OfficerId.From(new Guid(0x0ff1ce, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)number)), name, role, teams);
}
