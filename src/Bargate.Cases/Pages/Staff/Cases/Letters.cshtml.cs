using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>The last message to the resident of each case, a sheet of A4 each: for those whom no email reaches.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class LettersPage(BargateDb db, Recipients residents, CurrentOfficer officer, ServiceCatalogue services, Audit audit) : PageModel
{
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    /// <summary>Cases that no letter can be printed for: `message` or `address` is missing.</summary>
    public IReadOnlyList<(string Reference, string Why)> Without { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var references = Request.Query["case"].Select(it => SpokenReference.Parse(it)).OfType<string>().Distinct().Take(BulkChange.Most).ToList();
        var ids = await db.Cases.AsNoTracking().SeenBy(officer).Where(it => references.Contains(it.Reference)).OrderBy(it => it.Reference).Select(it => it.Id).ToListAsync(stop);
        var (letters, without) = (new List<Letter>(), new List<(string, string)>());
        foreach (var it in await residents.Of(ids, stop))
        {
            var (opened, id) = (it.Opened, it.Opened.Case.Id);
            var last = await db.Entries.AsNoTracking().Where(entry => entry.Case == id && entry.Kind == EntryKind.MessageToResident).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).FirstOrDefaultAsync(stop);
            if (last is null) without.Add((opened.Case.Reference, "message"));
            else if (it.Address.Count == 0 || (opened.Contact == ContactDetails.None && await db.ContactForgotten(id, stop))) without.Add((opened.Case.Reference, "address"));
            else
            {
                audit.Record(officer.Actor, "letter-printed", id.Value);
                letters.Add(new(opened.Case.Reference, opened.Case.Language, opened.Contact.Name, it.Address, last.At, opened.TextOf(last), services.Team(opened.Case.Team)?.Name ?? opened.Case.Team));
            }
        }
        await db.SaveChangesAsync(stop);
        (Letters, Without) = (letters, without);
    }
}

/// <param name="Written">When the message was written (UTC): the date of the letter.</param>
internal sealed record Letter(string Reference, string Language, string? Name, IReadOnlyList<string> Address, DateTime Written, string Text, string Team);
