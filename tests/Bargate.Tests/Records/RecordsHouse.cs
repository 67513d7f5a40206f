using Bargate.Kernel;
using Bargate.Kernel.Ids;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>A site with sources and a few verbs, as the pages and jobs use them.</summary>
public class RecordsHouse : PracticeSite
{
    internal static readonly OfficerId Ann = OfficerId.From(Guid.Parse("0193f000-0000-7000-8000-000000000001")), Bob = OfficerId.From(Guid.Parse("0193f000-0000-7000-8000-000000000002"));

    protected override async Task Prepare()
    {
        await base.Prepare();
        await InDatabase(async db =>
        {
            foreach (var (id, register, flags) in new[] { ("test-tax", Register.Customers, RecordFlags.None), ("test-library", Register.Customers, RecordFlags.None), ("test-care", Register.Customers, RecordFlags.Safeguarding), ("test-payroll", Register.Staff, RecordFlags.None) })
                db.Add(new Source { Id = id, Register = register, Name = id, OwnerTeam = "waste", OwnerEmail = "owner@example.org", FlagBits = (int)flags, CreatedAt = Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync();
        });
    }

    internal Task<RecordId> Receive(string source, string externalId, string forename = "Ada", string surname = "Example", string? birth = "1970-02-03", string? postcode = "SO14 7LY", string? email = null, string? phone = null, string? uprn = null) => InScope(async scope =>
    {
        var db = scope.GetRequiredService<BargateDb>();
        var from = await db.Sources.SingleAsync(it => it.Id == source);
        var values = new string?[Registers.Columns(from.Register).Count];
        void Put(string column, string? value) { if (Registers.Place(from.Register, column) is var at and >= 0) values[at] = value; }
        Put("forename", forename);
        Put("surname", surname);
        Put("birth-date", birth);
        Put("postcode", postcode);
        Put("email", email);
        Put("phone", phone);
        Put("uprn", uprn);
        var record = await scope.GetRequiredService<Intake>().Receive(from, externalId, values, CancellationToken.None);
        await db.SaveChangesAsync();
        return record.Id;
    });

    internal Task<AssertionId> Merge(RecordId one, RecordId other, OfficerId? by = null, OfficerId? second = null) => Change(async scope => (await scope.GetRequiredService<Merging>().Merge(one, other, new(by ?? Ann, second), CancellationToken.None)).Id);

    internal Task<AssertionId> Separate(RecordId one, RecordId other) => Change(async scope => (await scope.GetRequiredService<Merging>().Separate(one, other, new(Ann), CancellationToken.None)).Id);

    internal Task<int> Unmerge(AssertionId id) => Change(async scope =>
    {
        await scope.GetRequiredService<Merging>().Unmerge(id, Ann, "It was wrong", CancellationToken.None);
        return 0;
    });

    internal Task<T> Change<T>(Func<IServiceProvider, Task<T>> work) => InScope(async scope =>
    {
        var made = await work(scope);
        await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        return made;
    });

    internal Task<RecordId> PersonOf(RecordId id) => InDatabase(db => db.SourceRecords.Where(it => it.Id == id).Select(it => it.Person).SingleAsync());

    /// <summary>Who everybody of these is, in words that compare.</summary>
    internal Task<string> State(IReadOnlyCollection<RecordId> of) => InDatabase(async db =>
        string.Join('\n', (await db.SourceRecords.Where(it => of.Contains(it.Id)).OrderBy(it => it.Id).Select(it => new { it.Id, it.Person }).ToListAsync()).Select(it => $"{it.Id.Value} {it.Person.Value}")));
}
