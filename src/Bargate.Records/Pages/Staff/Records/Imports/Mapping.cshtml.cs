using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Import;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ImportWork = Bargate.Records.Import.Imports;

namespace Bargate.Records.Pages.Staff.Records.Imports;

/// <summary>Which heading of the file is which column of the register. It is guessed, or as it was the last time; an officer checks it, and the file is read on trial.</summary>
[Needs(Permissions.RecordsImport)]
internal sealed class MappingPage(BargateDb db, ImportStore store, ImportWork imports, Kernel.Councils.Words words) : PageModel
{
    public const string Prefix = "map-";

    public RecordImport Import { get; private set; } = null!;

    public IReadOnlyList<string> Header { get; private set; } = [];

    public ImportMapping Chosen { get; private set; } = null!;

    /// <summary>The first rows, so that an officer sees what a heading holds.</summary>
    public IReadOnlyList<ImportRow> Rows { get; private set; } = [];

    public IEnumerable<string> Columns => ImportMapping.Columns(Import.Register).Prepend(ImportMapping.Id);

    public string Say(string column) => column == ImportMapping.Id ? words["records.imports.mapping.id"] : column == WholeAddress.Column ? words["records.imports.mapping.address"] : words.Find($"records.column.{column}") ?? column;

    public async Task<IActionResult> OnGetAsync(ImportId id, CancellationToken stop)
    {
        if (await Find(id, stop) is { } other) return other;
        Chosen = ImportMapping.Read(Import.Mapping) ?? ImportMapping.Guess(Import.Register, Header);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ImportId id, CancellationToken stop)
    {
        if (await Find(id, stop) is { } other) return other;
        Chosen = new(Columns.Select(it => (it, Heading: Request.Form[Prefix + it].ToString())).Where(it => it.Heading.Length > 0).ToDictionary(it => it.it, it => it.Heading));
        if (Chosen.Fault(Header) is { } fault)
        {
            ModelState.AddModelError(Prefix + ImportMapping.Id, fault);
            return Page();
        }
        imports.Try(Import, Chosen);
        await db.SaveChangesAsync(stop);
        return Redirect($"/staff/records/imports/{id.Value}");
    }

    async Task<IActionResult?> Find(ImportId id, CancellationToken stop)
    {
        if (await db.RecordImports.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } import) return NotFound();
        if (import.State is not (ImportState.Uploaded or ImportState.Checked)) return Redirect($"/staff/records/imports/{id.Value}");
        Import = import;
        (_, Header) = await store.About(import, stop);
        Rows = [.. (await store.Read(import, 0, stop)).Where(it => it.Why is null && it.Fields.Count == Header.Count).Take(3)];
        return null;
    }
}
