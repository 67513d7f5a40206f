using System.Text;
using Bargate.Accounts.Contract;
using Bargate.Directory.Exchange;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>A CSV file into the directory: first a try that changes nothing.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class ImportPage(FileImport import, CurrentOfficer officer, Audit audit, Words words) : PageModel
{
    const long MostBytes = 10_000_000;

    [BindProperty] public IFormFile? Upload { get; set; }

    [BindProperty] public string? Do { get; set; }

    public ImportOutcome? Outcome { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Upload is null || Upload.Length == 0) ModelState.AddModelError(nameof(Upload), words["directory.import.file-error"]);
        else if (Upload.Length > MostBytes) ModelState.AddModelError(nameof(Upload), words["directory.import.large-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        using var text = new StreamReader(Upload!.OpenReadStream(), Encoding.UTF8);
        if (Do == "import") audit.Record(officer.Actor, "directory-import", FileImport.Source);
        Outcome = await import.Run(text, Do == "import", stop);
        return Page();
    }
}
