using System.Diagnostics;
using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Transparency;

/// <summary>Makes the record from what is live. What took long to gather is kept for five minutes: the page is public.</summary>
internal sealed class TransparencyRecords(IServiceScopeFactory scopes, Council council, Kernel.Councils.Words words, PublicAddress address, TimeProvider clock)
{
    public const string Path = "/how-we-match-records", Standard = "Algorithmic Transparency Recording Standard v3.0";

    static readonly TimeSpan Kept = TimeSpan.FromMinutes(5), Long = TimeSpan.FromMilliseconds(150);

    static readonly (string Id, string[] Facts)[] Sections =
    [
        ("owner", ["organisation", "team", "supplier", "access"]),
        ("description", ["detail", "scope", "benefits", "before", "alternatives"]),
        ("decisions", ["role", "shown", "scale", "people", "training", "appeal"]),
        ("technical", ["architecture", "method", "maintenance", "explained"]),
        ("data", ["sources", "sensitive", "sharing", "keeping"]),
        ("risks", ["false-link", "missed-link", "disclosure", "bias", "assessment"]),
    ];

    (DateTimeOffset At, TransparencyRecord Made)? kept;

    public async Task<TransparencyRecord> Now(CancellationToken stop)
    {
        if (kept is { } known && clock.GetUtcNow() - known.At < Kept) return known.Made;
        var began = Stopwatch.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var made = Of(await scope.ServiceProvider.GetRequiredService<RegisterCards>().All(stop));
        kept = Stopwatch.GetElapsedTime(began) > Long ? (clock.GetUtcNow(), made) : null;
        return made;
    }

    TransparencyRecord Of(IReadOnlyList<RegisterCard> registers)
    {
        var automatic = registers.Where(it => it.Zones.Automatic).Select(it => it.Name).ToList();
        var byRuns = registers.Sum(it => it.Links.ByRuns);
        string Fill(string key) => words.Format(key, ("council", council.Name), ("email", council.Contact.Email), ("phone", council.Contact.Phone),
            ("records", registers.Sum(it => it.SourceRecords).ToString("N0", council.Locale)), ("sources", string.Join(", ", registers.SelectMany(it => it.Sources).Distinct())),
            ("automatic", automatic.Count == 0 ? words["records.atrs.automatic-none"] : words.Format("records.atrs.automatic-some", ("registers", string.Join(", ", automatic)))),
            ("before", byRuns == 0 ? words["records.atrs.before-none"] : words.Format(automatic.Count == 0 ? "records.atrs.before-off" : "records.atrs.before-on", ("count", byRuns.ToString("N0", council.Locale)), ("date", council.Time.ShortDate(registers.Max(it => it.Links.LastByRuns) ?? default)))));
        return new(Standard, words["records.atrs.title"], council.Time.Today(clock),
            [
                new(words["records.atrs.tier1.name"], words["records.atrs.title"]),
                new(words["records.atrs.tier1.description"], Fill("records.atrs.tier1.description-text")),
                new(words["records.atrs.tier1.now"], Fill("records.atrs.tier1.now-text")),
                new(words["records.atrs.tier1.before"], Fill("records.atrs.tier1.before-text")),
                new(words["records.atrs.tier1.url"], address.Of(Path)),
                new(words["records.atrs.tier1.contact"], council.Contact.Email),
            ],
            [.. Sections.Select(it => new TransparencySection(it.Id, words[$"records.atrs.{it.Id}"], [.. it.Facts.Select(fact => new TransparencyFact(words[$"records.atrs.{it.Id}.{fact}"], Fill($"records.atrs.{it.Id}.{fact}-text")))]))],
            registers);
    }
}
