using Bargate.Cases.Storage;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases.Contract;

/// <summary>What the confirmation page says of a case that was just opened.</summary>
public static class CaseReceipt
{
    /// <returns>What the resident is told first, also of what was done at once; and whether there is an email address to write to.</returns>
    public static async Task<(string Next, bool HasEmail)> Read(BargateDb db, CaseId id, DataKey key, CancellationToken stop)
    {
        var told = await db.Entries.AsNoTracking().Where(it => it.Case == id && it.Kind == EntryKind.Stage).OrderBy(it => it.At).Take(2).ToListAsync(stop);
        var hasEmail = await db.Cases.Where(it => it.Id == id).Select(it => it.EmailHash != null).SingleAsync(stop);
        // A second line of the same moment is a rule's; an officer's comes later, and is read by tracking.
        var atOnce = told.Where(it => it.At - told[0].At < TimeSpan.FromMilliseconds(1));
        return (string.Join("\n\n", atOnce.Select(it => key.Open(it.Text, Entry.TextPlace, it.Id))), hasEmail);
    }
}
