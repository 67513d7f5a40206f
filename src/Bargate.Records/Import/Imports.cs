using Bargate.Kernel.Auditing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Import;

/// <summary>What officers do with a file: say which column is which, check it, start it.</summary>
internal sealed class Imports(BargateDb db, Outbox outbox, Audit audit, TimeProvider clock)
{
    /// <summary>Asks for a trial. The caller saves.</summary>
    public void Try(RecordImport import, ImportMapping mapping)
    {
        import.Try(mapping.Write());
        outbox.Ask<CheckImport>(import.Id.Value);
    }

    /// <summary>Asks for the import. The caller saves.</summary>
    public async Task Start(RecordImport import, OfficerId? by, CancellationToken stop)
    {
        import.Start(clock.GetUtcNow().UtcDateTime);
        var source = await db.Sources.SingleAsync(it => it.Id == import.Source, stop);
        source.Mapping = import.Mapping;
        await db.Write(() => db.ImportFaults.Where(it => it.Import == import.Id).ExecuteDeleteAsync(stop), stop);
        audit.Record(by is { } officer ? Actor.Officer(officer) : Actor.System, "record-import-started", import.Id.Value);
        outbox.Ask<RunImport>(import.Id.Value);
    }
}
