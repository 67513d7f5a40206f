using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Import;

/// <summary>The trial: reads the whole file as the import would and writes nothing but what is wrong with it. Cut off, it begins again.</summary>
internal sealed class CheckImport(IServiceScopeFactory scopes) : IAskedJob
{
    readonly List<ImportFault> faults = [];
    readonly HashSet<string> seen = new(StringComparer.Ordinal);
    int read, added, known, wrong;

    public async Task Run(Guid about, CancellationToken stop)
    {
        for (var part = 0; await Next(ImportId.From(about), part, stop); part++) { }
    }

    // Each part with how far it is, for the page. An officer may drop the file meanwhile.
    async Task<bool> Next(ImportId id, int part, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        if (await db.RecordImports.SingleOrDefaultAsync(it => it.Id == id, stop) is not { State: ImportState.Checking } import) return false;
        await Check(import, part, db, scope.ServiceProvider.GetRequiredService<ImportStore>(), stop);
        var whole = part + 1 >= import.Parts;
        import.Tried(read, added, known, wrong, whole);
        if (whole)
        {
            await db.Write(() => db.ImportFaults.Where(it => it.Import == id).ExecuteDeleteAsync(stop), stop);
            db.AddRange(faults);
        }
        await db.SaveChangesAsync(stop);
        return !whole;
    }

    async Task Check(RecordImport import, int part, BargateDb db, ImportStore store, CancellationToken stop)
    {
        var (_, header) = await store.About(import, stop);
        var values = new ImportValues(import.Register, header, ImportMapping.Read(import.Mapping)!);
        var ids = new List<string>();
        foreach (var row in await store.Read(import, part, stop))
        {
            read++;
            var (id, _) = values.Read(row, (column, text) => Fault(row.Line, column, text));
            if (id is null) continue;
            if (seen.Add(id)) ids.Add(id);
            else Fault(row.Line, ImportMapping.Id, "The same id stands in the file twice. Keep one of the rows.");
        }
        foreach (var some in ids.Chunk(500))
        {
            var there = await db.SourceRecords.CountAsync(it => it.Source == import.Source && some.Contains(it.ExternalId), stop);
            (known, added) = (known + there, added + some.Length - there);
        }

        void Fault(int line, string? column, string text)
        {
            if (++wrong <= ImportFault.Most) faults.Add(new() { Id = Guid.CreateVersion7(), Import = import.Id, Line = line, Column = column, Text = text.Length > ImportFault.LongestText ? text[..ImportFault.LongestText] : text });
        }
    }
}
