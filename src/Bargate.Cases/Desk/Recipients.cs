using Bargate.Accounts.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases.Desk;

/// <summary>The residents of several cases, to be written to.</summary>
internal sealed class Recipients(BargateDb db, OpenCases cases, CurrentOfficer officer, KeyRing keys)
{
    /// <summary>In the order asked for; those of other teams and those that are deleted are left out.</summary>
    public async Task<IReadOnlyList<Recipient>> Of(IReadOnlyList<Contract.CaseId> ids, CancellationToken stop)
    {
        var found = await db.Cases.AsNoTracking().SeenBy(officer).Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
        // All keys in one query; opening each case then asks for none.
        await keys.Open([.. found.Values.Select(it => it.KeyId)], stop);
        var read = new List<Recipient>();
        foreach (var id in ids)
            if (found.TryGetValue(id, out var it) && await cases.Open(it, stop) is { IsGone: false } opened) read.Add(new(opened));
        return read;
    }
}

internal sealed record Recipient(OpenedCase Opened)
{
    /// <summary>What a text may hold in braces.</summary>
    public static readonly IReadOnlyList<string> Names = ["name", "reference", "service"];

    public string? Email => Opened.Contact.Email;

    /// <summary>Where letters to them go, a line each: only what the service asks for as that (`letters: yes`). An address may be a neighbour's; the last one is where somebody moved to.</summary>
    public IReadOnlyList<string> Address
    {
        get
        {
            var asked = Opened.Service.Questions.Where(it => it.SettingYes("letters")).Select(it => it.Id).ToHashSet(StringComparer.Ordinal);
            return Opened.Answers.LastOrDefault(it => asked.Contains(it.Key))?.Text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        }
    }

    public string Fill(string text, Words words) => Fill(Opened, text, words);

    public static string Fill(OpenedCase opened, string text, Words words) => Placeholders.Fill(text.Trim(),
        ("name", opened.Contact.Name ?? words.In(opened.Case.Language)["cases.together.no-name"]), ("reference", opened.Case.Reference), ("service", opened.Title));
}
