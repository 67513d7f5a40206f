using System.Buffers.Binary;
using System.Diagnostics;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Linkage;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Examples.Systems;

/// <summary>
/// The registers of the practice council: five systems' rows of the same people, the payroll, debts, properties. Council tax and the electoral
/// register were linked a month ago, by rule, and checked by sample; some pairs of the others wait for officers; the rest nobody has looked at.
/// </summary>
static class PracticeRecords
{
    const int Lot = 2000;

    public static async Task<string> Fill(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        var (db, writer, master) = (scope.GetRequiredService<BargateDb>(), scope.GetRequiredService<BatchWriter>(), scope.GetRequiredService<MasterKey>());
        var made = PracticeSystems.Rows();
        var sources = PracticeSystems.Sources(now.AddDays(-60));
        var bySource = sources.ToDictionary(it => it.Id);
        var rows = new List<Row>(made.Count);
        for (var i = 0; i < made.Count; i++)
        {
            var (source, key) = (bySource[made[i].Source], master.NewKey());
            var record = SourceRecord.New(source, made[i].Id, key.Id, IdAt(now.AddDays(-50), i));
            rows.Add(new(made[i], record, key, record.Say(made[i].Values, SourceRecord.HashOf(made[i].Values, master), key, master, now.AddDays(-50))));
        }
        var links = PracticeLinks.Make(rows, now, stop);
        for (var i = 0; i < rows.Count; i += Lot)
        {
            var batch = new Batch(db);
            if (i == 0) batch.InsertAll(sources);
            foreach (var row in rows.Skip(i).Take(Lot)) batch.Insert(KeyRow.For(row.Key, master, now)).Insert(row.Record).Insert(row.Version);
            // The models come last: the index reads a register once it has one.
            if (i + Lot >= rows.Count) batch.InsertAll(links.Rows);
            if (!await batch.Save(writer, stop)) throw new InvalidOperationException("The database did not take the practice records.");
        }
        return links.Said;
    }

    /// <summary>An id of that time, the same for the same number: people keep theirs from start to start of one day.</summary>
    public static RecordId IdAt(DateTime time, int number)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds() + number) << 16);
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), number);
        return RecordId.From(new Guid(bytes, bigEndian: true));
    }

    internal sealed record Row(PracticeRow Said, SourceRecord Record, DataKey Key, RecordVersion Version);
}
