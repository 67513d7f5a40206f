using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>The pages of linkage with officers signed in, and pairs, runs and samples for them.</summary>
public sealed class DeskHouse : RecordsHouse
{
    readonly Dictionary<string, Visitor> officers = [];

    internal async Task<Visitor> As(string name) => officers.TryGetValue(name, out var known) ? known : officers[name] = await this.Officer(name);

    protected override async Task Prepare()
    {
        await base.Prepare();
        await InDatabase(async db =>
        {
            db.Add(new Source { Id = "test-shelter", Register = Register.Customers, Name = "test-shelter", OwnerTeam = "waste", OwnerEmail = "owner@example.org", FlagBits = (int)RecordFlags.Restricted, CreatedAt = Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>Two records and the question whether they are the same.</summary>
    internal async Task<(RecordId One, RecordId Other, ReviewId Task)> Ask(string id, string source = "test-library", double household = 0, string forename = "Ada")
    {
        var (one, other) = (await Receive("test-tax", id, forename), await Receive(source, id, "Adah"));
        IReadOnlyList<EvidenceLevel> levels = [new("forename", "forenames almost alike", 2.5, 0), new("surname", "same surname", 4, 1.5), new("birth-date", "same date", 9, 0), new("address", "same postcode", 5, 0)];
        var evidence = new Evidence(-18, levels, 4, 0.94, household > 0 ? new Dictionary<string, double> { ["same person"] = 1 - household, ["same household"] = household } : null);
        var task = await Change(async scope => (await scope.GetRequiredService<Reviewing>().Ask(one, other, ReviewCause.Possible, new(null, Weight: 4, Evidence: evidence), CancellationToken.None))!.Id);
        return (one, other, task);
    }

    /// <summary>A run that is over and linked these without an officer; the first of its links is drawn for checking.</summary>
    internal Task<RunId> Linked(params (RecordId One, RecordId Other)[] pairs) => Change(async scope =>
    {
        var (db, now) = (scope.GetRequiredService<BargateDb>(), Clock.GetUtcNow().UtcDateTime);
        var run = new LinkageRun { Id = RunId.From(Guid.CreateVersion7()), Register = Register.Customers, LinkFrom = 0.99, ReviewFrom = 0.5, Automatic = true, By = Ann, AskedAt = now };
        run.Begin("test", 100, pairs.Length, now);
        foreach (var (one, other) in pairs)
        {
            var made = await scope.GetRequiredService<Merging>().Merge(one, other, new(null, null, run.Id, "test", 12), CancellationToken.None);
            await db.SaveChangesAsync();
            if (pairs[0].One == one) db.Add(new Sample { Assertion = made.Id, Register = Register.Customers, Run = run.Id, Left = made.Left, Right = made.Right, DrawnAt = now });
        }
        run.Advance(pairs.Length, pairs.Length, 0);
        run.Finish(now);
        db.Add(run);
        return run.Id;
    });

    internal Task<int> Audited(RecordId about, string action) => InDatabase(db => db.Set<AuditRow>().CountAsync(it => it.About == about.Value && it.Action == action));
}
