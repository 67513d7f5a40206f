using System.Text.RegularExpressions;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records.Imports;

/// <summary>Adds a system of the council whose files are read from now on.</summary>
[Needs(Permissions.RecordsImport)]
internal sealed partial class SourcePage(BargateDb db, CurrentOfficer officer, Audit audit, ServiceCatalogue services, Kernel.Councils.Words words, TimeProvider clock) : PageModel
{
    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Register { get; set; }

    [BindProperty] public string? Team { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public List<string> Options { get; set; } = [];

    public IReadOnlyList<Team> Teams => services.Teams;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (name, email) = (Name?.Trim() ?? "", Email?.Trim() ?? "");
        var id = NotInIds().Replace(Kernel.Storage.Fold.Of(name), "-").Trim('-');
        if (id.Length == 0) ModelState.AddModelError(nameof(Name), words["records.imports.source.name-error"]);
        else if (name.Length > Source.LongestName || id.Length > Source.LongestId) ModelState.AddModelError(nameof(Name), words["records.imports.source.name-long"]);
        else if (await db.Sources.AnyAsync(it => it.Id == id, stop)) ModelState.AddModelError(nameof(Name), words["records.imports.source.name-taken"]);
        var register = Registers.Parse(Register);
        if (register is null) ModelState.AddModelError(nameof(Register), words["records.imports.source.register-error"]);
        if (services.Team(Team ?? "") is not { } team) { ModelState.AddModelError(nameof(Team), words["records.imports.source.team-error"]); team = null!; }
        if (email.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at) || at >= email.Length - 3 || email.Length > 320) ModelState.AddModelError(nameof(Email), words["records.imports.source.email-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        var flags = Enum.GetValues<RecordFlags>().Where(it => it != RecordFlags.None && Options.Contains(it.ToString())).Aggregate(RecordFlags.None, (all, one) => all | one);
        db.Add(new Source { Id = id, Register = register!.Value, Name = name, OwnerTeam = team.Id, OwnerEmail = email, DuplicateFree = Options.Contains(nameof(Source.DuplicateFree)), FlagBits = (int)flags, CreatedAt = clock.GetUtcNow().UtcDateTime });
        audit.Record(officer.Actor, "record-source-added", officer.Id.Value);
        await db.SaveChangesAsync(stop);
        this.Leave(words.Format("records.imports.source.done", ("name", name)));
        return Redirect($"/staff/records/imports/upload?source={id}");
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInIds();
}
