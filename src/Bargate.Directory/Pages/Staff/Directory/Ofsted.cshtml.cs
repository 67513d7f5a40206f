using System.Text;
using Bargate.Accounts.Contract;
using Bargate.Directory.Exchange;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>The register of childcare: a file is compared with the directory, and an officer says what of the difference is done.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class OfstedPage(OfstedImport import, CurrentOfficer officer, Audit audit, Words words) : PageModel
{
    const long MostBytes = 10_000_000;

    public const int MostShown = 200;

    public static readonly IReadOnlyList<OfstedChange> Changes = [OfstedChange.New, OfstedChange.Changed, OfstedChange.Closed];

    [BindProperty] public IFormFile? Upload { get; set; }

    [BindProperty] public List<string> Apply { get; set; } = [];

    [BindProperty(SupportsGet = true)] public Guid? Run { get; set; }

    public OfstedDiff? Diff { get; private set; }

    public bool IsOld { get; private set; }

    public int? Done => int.TryParse(Request.Query["done"], out var done) ? done : null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (Run is not { } run) return;
        Diff = await import.Read(run, stop);
        IsOld = Diff is null;
        Apply = Diff is null ? [] : [.. Changes.Where(it => it != OfstedChange.Closed || !Diff.ManyGone).Select(Key)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Run is { } run)
        {
            var chosen = Changes.Where(it => Apply.Contains(Key(it))).ToList();
            if (chosen.Count == 0)
            {
                ModelState.AddModelError(nameof(Apply), words["directory.ofsted.choose-error"]);
                await OnGetAsync(stop);
                return Page();
            }
            audit.Record(officer.Actor, "directory-ofsted-applied", run);
            return Redirect("/staff/directory/ofsted?done=" + (await import.Apply(run, chosen, stop)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        if (Upload is null || Upload.Length == 0) ModelState.AddModelError(nameof(Upload), words["directory.import.file-error"]);
        else if (Upload.Length > MostBytes) ModelState.AddModelError(nameof(Upload), words["directory.import.large-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        using var reader = new StreamReader(Upload!.OpenReadStream(), Encoding.UTF8);
        return Redirect("/staff/directory/ofsted?run=" + await import.Keep(await reader.ReadToEndAsync(stop), stop));
    }

    public static string Key(OfstedChange change) => change.ToString().ToLowerInvariant();
}
