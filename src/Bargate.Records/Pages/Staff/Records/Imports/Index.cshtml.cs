using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Records.Contract;
using Bargate.Records.Import;
using Bargate.Records.Storage;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ImportWork = Bargate.Records.Import.Imports;

namespace Bargate.Records.Pages.Staff.Records.Imports;

/// <summary>One file: what the trial found, how far it is, what came of it.</summary>
[Needs(Permissions.RecordsImport)]
internal sealed class IndexPage(BargateDb db, ImportStore store, ImportWork imports, CurrentOfficer officer, Audit audit, Kernel.Councils.Words words, TimeProvider clock) : PageModel
{
    public const int MostShown = 100;

    public RecordImport Import { get; private set; } = null!;

    public string Source { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public IReadOnlyList<ImportFault> Faults { get; private set; } = [];

    /// <summary>What the file says where something is wrong with it, by line and column: read from the file while it is here, since faults name no value.</summary>
    public IReadOnlyDictionary<(int Line, string Column), string> Written { get; private set; } = new Dictionary<(int, string), string>();

    public int Refused => Import.Read - Import.Added - Import.Changed - Import.Same;

    public string Say(string? column) => column switch { null => words["records.imports.whole-row"], ImportMapping.Id => words["records.imports.mapping.id"], _ => words.Find($"records.column.{column}") ?? column };

    public async Task<IActionResult> OnGetAsync(ImportId id, CancellationToken stop)
    {
        if (await db.RecordImports.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } import) return NotFound();
        Import = import;
        Source = await db.Sources.Where(it => it.Id == import.Source).Select(it => it.Name).SingleAsync(stop);
        (FileName, _) = await store.About(import, stop);
        Faults = await db.ImportFaults.AsNoTracking().Where(it => it.Import == id).OrderBy(it => it.Line).ThenBy(it => it.Id).Take(MostShown).ToListAsync(stop);
        if (import.State == ImportState.Checked) Written = await store.Written(import, Faults, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(ImportId id, int version, CancellationToken stop)
    {
        if (await Find(id, version, stop) is not { } import) return NotFound();
        await imports.Start(import, officer.Id, stop);
        await db.SaveChangesAsync(stop);
        return Redirect($"/staff/records/imports/{id.Value}");
    }

    public async Task<IActionResult> OnPostDropAsync(ImportId id, int version, CancellationToken stop)
    {
        if (await Find(id, version, stop) is not { } import) return NotFound();
        import.Drop(clock.GetUtcNow().UtcDateTime);
        var blobs = await store.Forget(import, stop);
        audit.Record(officer.Actor, "record-import-dropped", id.Value);
        await db.SaveChangesAsync(stop);
        store.Delete(blobs);
        this.Leave(words["records.imports.dropped"]);
        return Redirect("/staff/records/imports");
    }

    async Task<RecordImport?> Find(ImportId id, int version, CancellationToken stop)
    {
        if (await db.RecordImports.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } import) return null;
        db.Expect(import, version);
        return import;
    }
}
