using Bargate.Accounts.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases.Jobs;

/// <summary>One email a day to each lead of a team that late cases are escalated to, on days when a case became late since the last. References and dates only.</summary>
internal sealed class OverdueDigest(BargateDb db, KeyRing keys, Messages messages, OfficerDirectory officers, ServiceCatalogue services, Council council, Words words)
{
    const int Listed = 50;

    public async Task Write(DateOnly today, DateTime now, CancellationToken stop)
    {
        var yesterday = now.AddHours(-24);
        var late = await db.Cases.AsNoTracking().Overdue(today).OrderBy(it => it.DueOn)
            .Select(it => new Late(it.Reference, it.Service, it.ServiceVersion, it.Team, it.DueOn!.Value, it.OverdueToldAt)).ToListAsync(stop);
        foreach (var team in late.GroupBy(Escalated))
            if (team.Any(it => it.ToldAt >= yesterday)) await Send(team.Key, [.. team], today, stop);
    }

    string Escalated(Late it) => services.Version(it.Service, it.Version)?.Definition.Case.Overdue.EscalateTo ?? it.Team;

    async Task Send(string team, List<Late> late, DateOnly today, CancellationToken stop)
    {
        var name = services.Team(team)?.Name ?? team;
        var lines = late.Take(Listed).Select(it => words.Format("cases.mail.digest-line",
            ("reference", it.Reference), ("link", $"/staff/cases/{it.Reference}"), ("service", services.Version(it.Service, it.Version)?.Definition.Title.In(council.Language) ?? it.Service), ("due", council.Time.Date(it.Due))));
        var body = words.Format("cases.mail.digest-body", ("team", name), ("count", late.Count.ToString(council.Locale)), ("list", string.Join('\n', lines)), ("link", $"/staff/cases?team={Uri.EscapeDataString(team)}&due=overdue"));
        var subject = words.Format("cases.mail.digest-subject", ("team", name), ("count", late.Count.ToString(council.Locale)));
        foreach (var to in await LeadsOf(team, stop))
        {
            var key = $"case-overdue-{team}-{today:yyyy-MM-dd}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(to)))[..12]}";
            var secret = keys.New();
            if (!await messages.Add(new NewMessage(to, subject, body, secret.Id, key, council.Language), secret, stop)) db.Entry(db.Set<KeyRow>().Local.Single(it => it.Id == secret.Id)).State = EntityState.Detached;
        }
    }

    // A team without a lead is reached by its own mailbox.
    async Task<IReadOnlyList<string>> LeadsOf(string team, CancellationToken stop)
    {
        var leads = (await officers.OfTeam(team, stop)).Where(it => it.Role == Role.TeamLead).Select(it => it.Email).ToList();
        return leads.Count > 0 ? leads : services.Team(team) is { Email.Length: > 0 } known ? [known.Email] : [];
    }

    sealed record Late(string Reference, string Service, int Version, string Team, DateOnly Due, DateTime? ToldAt);
}
