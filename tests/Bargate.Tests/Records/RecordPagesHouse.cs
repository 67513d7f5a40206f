using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Kernel.Ids;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Tests.Records;

/// <summary>The records house with signed-in officers and a source of restricted records.</summary>
public sealed class RecordPagesHouse : RecordsHouse
{
    readonly Dictionary<string, Visitor> officers = [];

    internal static OfficerId IdOf(string name) => PracticeOfficers.All.Single(it => it.Name.StartsWith(name, StringComparison.Ordinal)).Id;

    protected override async Task Prepare()
    {
        await base.Prepare();
        await InDatabase(async db =>
        {
            db.Add(new Source { Id = "test-protected", Register = Register.Customers, Name = "Protected people", OwnerTeam = "housing-needs", OwnerEmail = "protected@example.org", FlagBits = (int)RecordFlags.Restricted, CreatedAt = Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>An officer who is signed in, by first name.</summary>
    internal async Task<Visitor> As(string name) => officers.TryGetValue(name, out var known) ? known : officers[name] = await SignedIn(IdOf(name).Value);
}
