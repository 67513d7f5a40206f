using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases.Desk;

/// <summary>Answers that are bank accounts: everybody sees the last digits, and an officer of the case's own team the whole number, once, with a reason.</summary>
internal static class BankAccounts
{
    const string Type = "bank-account";

    /// <summary>Seeing every team's cases is not enough: whoever pays is in the team.</summary>
    public static bool MayReveal(CurrentOfficer officer, Case it) => officer.May(Permissions.CasesAccounts) && officer.Teams.Contains(it.Team);

    public static IEnumerable<Answer> Of(OpenedCase opened) => opened.Answers.Where(it => it.Value is not null && Is(opened.Service, it.Key));

    // Also within a repeatable group, whose answers are `refunds.2.account`.
    static bool Is(ServiceDefinition service, string key) => key.Split('.') is [var group, _, var inner]
        ? service.Question(group)?.Items?.Question(inner)?.Type == Type
        : service.Question(key)?.Type == Type;
}
