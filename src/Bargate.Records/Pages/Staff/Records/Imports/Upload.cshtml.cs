using System.Text;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Records.Contract;
using Bargate.Records.Import;
using Bargate.Records.Storage;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records.Imports;

/// <summary>Takes a file of any size: it is on disk, not in memory, until its sealed parts are.</summary>
[Needs(Permissions.RecordsImport), DisableRequestSizeLimit, RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue)]
internal sealed class UploadPage(BargateDb db, ImportStore store, CurrentOfficer officer, Audit audit, Kernel.Councils.Words words) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Source { get; set; }

    [BindProperty] public IFormFile? Chosen { get; set; }

    public IReadOnlyList<Option> Sources { get; private set; } = [];

    /// <summary>Whose columns are told: of the chosen source, or of all that there are sources for.</summary>
    public IReadOnlyList<Register> Registers { get; private set; } = [];

    public string Say(string column) => words.Find($"records.imports.mapping.{column}") ?? words.Find($"records.column.{column}") ?? column;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var all = await db.Sources.AsNoTracking().OrderBy(it => it.Name).ToListAsync(stop);
        Sources = [.. all.Select(it => new Option(it.Id, it.Name))];
        Registers = [.. all.Where(it => all.Find(one => one.Id == Source) is not { } chosen || it.Register == chosen.Register).Select(it => it.Register).Distinct().Order()];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await OnGetAsync(stop);
        var source = await db.Sources.SingleOrDefaultAsync(it => it.Id == Source, stop);
        if (source is null) ModelState.AddModelError(nameof(Source), words["records.imports.upload.source-error"]);
        if (Chosen is null or { Length: 0 }) ModelState.AddModelError(nameof(Chosen), words["records.imports.upload.file-error"]);
        if (source is null || Chosen is null || ModelState.ErrorCount > 0) return Page();
        using var text = new StreamReader(Chosen.OpenReadStream(), Encoding.UTF8);
        var (import, fault) = await store.Take(source, text, Path.GetFileName(Chosen.FileName), officer.Id, stop);
        if (import is null)
        {
            ModelState.AddModelError(nameof(Chosen), fault!);
            return Page();
        }
        audit.Record(officer.Actor, "record-import-uploaded", import.Id.Value);
        await db.SaveChangesAsync(stop);
        return Redirect($"/staff/records/imports/mapping/{import.Id.Value}");
    }
}
