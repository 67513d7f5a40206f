using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Cases.Desk;

/// <summary>Does one verb to several cases, each in its own transaction, so that one that cannot be changed does not stop the others.</summary>
internal sealed class BulkChange(IServiceScopeFactory scopes, CurrentOfficer officer, OfficerDirectory officers)
{
    public const int Most = 200;

    /// <summary>Done, and those not done with the reason.</summary>
    public async Task<BulkOutcome> Do(IReadOnlyList<ChosenCase> chosen, Action<Casework, OpenedCase> verb, string changed, string gone, CancellationToken stop)
    {
        var done = new List<string>();
        var failed = new List<(string Reference, string Why)>();
        var me = await officers.Find(officer.Id, stop) ?? throw new RuleBroken("Your access was ended.");
        foreach (var one in chosen)
        {
            // A scope each: what failed for one case must not be saved with the next.
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentOfficer>().Become(me);
            var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
            if (await scope.ServiceProvider.GetRequiredService<OpenCases>().ForOfficer(one.Id, stop) is not { } opened)
            {
                failed.Add(("", gone));
                continue;
            }
            try
            {
                db.Expect(opened.Case, one.Version);
                verb(scope.ServiceProvider.GetRequiredService<Casework>(), opened);
                await db.SaveChangesAsync(stop);
                done.Add(opened.Case.Reference);
            }
            catch (RuleBroken broken) { failed.Add((opened.Case.Reference, broken.Message)); }
            catch (DbUpdateConcurrencyException) { failed.Add((opened.Case.Reference, changed)); }
        }
        return new(done, failed);
    }
}

internal sealed record BulkOutcome(IReadOnlyList<string> Done, IReadOnlyList<(string Reference, string Why)> Failed);

/// <summary>A case as it was ticked in the list: with the version that the officer saw.</summary>
internal readonly record struct ChosenCase(CaseId Id, int Version)
{
    public static IReadOnlyList<ChosenCase> From(IEnumerable<string?> posted) =>
        [.. posted.Select(Parse).OfType<ChosenCase>().DistinctBy(it => it.Id).Take(BulkChange.Most)];

    static ChosenCase? Parse(string? text) =>
        text?.Split(':') is [var id, var version] && Guid.TryParse(id, out var guid) && int.TryParse(version, System.Globalization.NumberStyles.None, null, out var number)
            ? new(CaseId.From(guid), number) : null;
}
