using System.Runtime.CompilerServices;
using Bargate.Kernel.Sealing;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Matching;

/// <summary>Reads a register as the engine takes it: the newest values of every source record, opened one at a time as they stream by.</summary>
internal sealed class RegisterReader(BargateDb db, MasterKey master)
{
    /// <summary>The column that says where a record comes from, beside those of the register: the engine keeps sources without duplicates apart by it.</summary>
    public const string SourceColumn = "source";

    public static string IdOf(RecordId record) => record.Value.ToString("N");

    public static RecordId Parse(string id) => RecordId.From(Guid.ParseExact(id, "N"));

    public Table ReadTable(Register register, CancellationToken stop)
    {
        LinkageColumn[] columns = [.. Registers.Columns(register), new(SourceColumn, FieldKind.Text)];
        return Table.Of(columns, All(register, stop).ToBlockingEnumerable(stop).Select(it => (IdOf(it.Id), (string?[])[.. it.Values, it.Source])));
    }

    async IAsyncEnumerable<(RecordId Id, string Source, string?[] Values)> All(Register register, [EnumeratorCancellation] CancellationToken stop)
    {
        var rows = from record in db.SourceRecords.AsNoTracking()
                   join version in db.RecordVersions on new { Record = record.Id, record.Number } equals new { version.Record, version.Number }
                   join key in db.Set<KeyRow>() on record.KeyId equals key.Id
                   where record.Register == register && record.DisposedAt == null && key.Wrapped != null
                   select new { record.Id, record.Source, Version = version.Id, version.Values, key.Wrapped, Key = key.Id };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
            yield return (row.Id, row.Source, RecordVersion.Open(row.Values, row.Version, master.Unwrap(row.Key, row.Wrapped!), register));
    }
}
