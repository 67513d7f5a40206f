using Bargate.Cases.Storage;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases.Contract;

/// <summary>What the confirmation page says of a case that was just opened.</summary>
public static class CaseReceipt
{
    /// <returns>The first line of the timeline, and whether there is an email address to write to.</returns>
    public static async Task<(string Next, bool HasEmail)> Read(BargateDb db, CaseId id, DataKey key, CancellationToken stop)
    {
        var first = await db.Entries.AsNoTracking().Where(it => it.Case == id && it.Kind == EntryKind.Stage).OrderBy(it => it.At).FirstAsync(stop);
        var hasEmail = await db.Cases.Where(it => it.Id == id).Select(it => it.EmailHash != null).SingleAsync(stop);
        return (key.Open(first.Text, Entry.TextPlace, first.Id), hasEmail);
    }
}
