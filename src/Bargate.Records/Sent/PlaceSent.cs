using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Sent;

/// <summary>Finds whose a form is that came before the register was read.</summary>
internal sealed class PlaceSent(BargateDb db, RecordValues values, FormMatching matching) : IAskedJob
{
    public async Task Run(Guid about, CancellationToken stop)
    {
        var id = RecordId.From(about);
        if (await db.SourceRecords.SingleOrDefaultAsync(it => it.Id == id && it.DisposedAt == null, stop) is { } record && (await values.Newest([record], stop)).TryGetValue(id, out var said))
            await matching.Place(record, said, stop);
    }
}
