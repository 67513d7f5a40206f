using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Records.Contract;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff;

/// <summary>The registers, and the search for one record.</summary>
[Needs(Permissions.RecordsSee)]
internal sealed class RecordsPage(BargateDb db, RecordSearch search, RegisterNumbers numbers, CurrentOfficer officer, Sought sought, Audit audit) : PageModel
{
    const int LongestSought = 200, MostPages = 100;

    public string? Wanted { get; private set; }

    public Register? In { get; private set; }

    public int Number { get; private set; } = 1;

    public FoundRecords? Found { get; private set; }

    public IReadOnlyList<Register> MaySee { get; } = Registers.Of(officer);

    public IReadOnlyList<RegisterRow> Rows { get; private set; } = [];

    /// <summary>Values of this officer's own teams that somebody says are wrong.</summary>
    public int Corrections { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        In = Registers.Parse(Request.Query["in"]);
        Number = int.TryParse(Request.Query["page"], System.Globalization.NumberStyles.None, null, out var page) ? Math.Clamp(page, 1, MostPages) : 1;
        Wanted = Readable(Request.Query["find"]);
        if (Wanted is { } wanted)
        {
            // What was looked for is a person, so only the fact is written down.
            audit.Record(officer.Actor, "records-searched", officer.Id.Value);
            await db.SaveChangesAsync(stop);
            Found = await search.Find(SearchTerms.Parse(wanted), In, Number, stop);
            return;
        }
        Rows = await Count(stop);
        var open = db.Corrections.AsNoTracking().Where(it => it.State == CorrectionState.Disputed && MaySee.Contains(it.Register));
        var (mine, sources, records) = (officer.Teams, db.Sources, db.SourceRecords);
        Corrections = officer.May(Permissions.RecordsImport) ? await open.CountAsync(stop)
            : await open.CountAsync(it => records.Any(one => one.Id == it.Record && sources.Any(from => from.Id == one.Source && mine.Contains(from.OwnerTeam))), stop);
    }

    /// <summary>Posted, so that no log and no history keeps a name, and the list has an address all the same.</summary>
    public IActionResult OnPost(string? find, string? @in)
    {
        var wanted = Readable(find);
        var query = new Microsoft.AspNetCore.Http.QueryString();
        if (wanted is not null) query = query.Add("find", sought.Hide(wanted));
        if (Registers.Parse(@in) is { } register) query = query.Add("in", register.Slug());
        return Redirect("/staff/records" + query.ToUriComponent());
    }

    string? Readable(string? text) =>
        text?.Trim() is { Length: > 0 and <= 1000 } typed && sought.Show(typed)?.Trim() is { Length: > 0 and <= LongestSought } shown && !shown.Any(char.IsControl) ? shown : null;

    // A file that says nothing new has been read all the same.
    static DateTime? Later(DateTime? one, DateTime? other) => one > other || other is null ? one : other;

    async Task<IReadOnlyList<RegisterRow>> Count(CancellationToken stop)
    {
        var counted = await numbers.Of(db, stop);
        var waiting = await db.Reviews.AsNoTracking().Where(it => it.ClosedAt == null).GroupBy(it => it.Register).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        var imports = await db.RecordImports.AsNoTracking().Where(it => it.FinishedAt != null && it.State == ImportState.Done).GroupBy(it => it.Register).Select(it => new { it.Key, At = it.Max(one => one.FinishedAt) }).ToDictionaryAsync(it => it.Key, it => it.At, stop);
        var runs = await db.LinkageRuns.AsNoTracking().Where(it => it.FinishedAt != null).GroupBy(it => it.Register).Select(it => new { it.Key, At = it.Max(one => one.FinishedAt) }).ToDictionaryAsync(it => it.Key, it => it.At, stop);
        return [.. MaySee.Select(it => new RegisterRow(it, counted.GetValueOrDefault(it), waiting.GetValueOrDefault(it), Later(imports.GetValueOrDefault(it), counted.GetValueOrDefault(it).Last), runs.GetValueOrDefault(it)))];
    }
}

/// <summary>One register in numbers.</summary>
internal sealed record RegisterRow(Register Register, RegisterNumber Numbers, int Waiting, DateTime? Imported, DateTime? Linked);
