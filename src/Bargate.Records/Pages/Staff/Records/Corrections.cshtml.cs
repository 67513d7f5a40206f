using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>Values of this officer's sources that somebody says are wrong, oldest first. What is wrong with whom is on the page of each.</summary>
[Needs(Permissions.RecordsSee)]
internal sealed class CorrectionsPage(BargateDb db, CurrentOfficer officer, OfficerDirectory officers) : PageModel
{
    const int Most = 200;

    public IReadOnlyList<OpenCorrection> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var registers = Registers.Of(officer);
        var (mine, all) = (officer.Teams, officer.May(Permissions.RecordsImport));
        var rows = await (from made in db.Corrections.AsNoTracking()
                          join record in db.SourceRecords on made.Record equals record.Id
                          join source in db.Sources on record.Source equals source.Id
                          where made.State == CorrectionState.Disputed && record.DisposedAt == null && registers.Contains(record.Register) && (all || mine.Contains(source.OwnerTeam))
                          orderby made.At
                          select new { made.Id, made.Column, made.By, made.At, made.Register, record.ExternalId, Source = source.Name }).Take(Most).ToListAsync(stop);
        var names = await officers.Names(rows.Select(it => it.By), stop);
        Open = [.. rows.Select(it => new OpenCorrection(it.Id, it.Register, it.Column, it.Source, it.ExternalId, names.GetValueOrDefault(it.By, ""), it.At))];
    }
}

internal sealed record OpenCorrection(Guid Id, Register Register, string Column, string Source, string Reference, string By, DateTime At);
