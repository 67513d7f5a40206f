using Bargate.Accounts.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Writes one message to the residents of the cases that were ticked, after showing one of them and who has no email address.</summary>
[Needs(Permissions.CasesBulk)]
internal sealed class WriteTogetherPage(Recipients residents, BulkChange bulk, CurrentOfficer officer, Words words) : PageModel
{
    public string Back { get; private set; } = "/staff/cases";

    public IReadOnlyList<string> Posted { get; private set; } = [];

    public IReadOnlyList<Recipient> Recipients { get; private set; } = [];

    public IReadOnlyList<Recipient> WithoutEmail { get; private set; } = [];

    [BindProperty] public string? Text { get; set; }

    /// <summary>The message as the first of them gets it, once it may be sent.</summary>
    public string? Sample { get; private set; }

    public BulkOutcome? Outcome { get; private set; }

    /// <summary>Where those that were written to and have no email address are printed.</summary>
    public string? Letters { get; private set; }

    public IActionResult OnGet() => Redirect("/staff/cases");

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "case")] string[]? cases, string? back, bool look, bool send, CancellationToken stop)
    {
        var chosen = ChosenCase.From(Posted = cases ?? []);
        if (back?.StartsWith("/staff/cases?", StringComparison.Ordinal) == true) Back = back;
        Recipients = await residents.Of([.. chosen.Select(it => it.Id)], stop);
        WithoutEmail = [.. Recipients.Where(it => it.Email is null)];
        if (Recipients.Count == 0 || !(look || send)) return Page();
        Check();
        if (ModelState.ErrorCount > 0) return Page();
        if (!send)
        {
            Sample = Recipients[0].Fill(Text!, words);
            return Page();
        }
        var text = Text!;
        Outcome = await bulk.Do(chosen, (work, it) => work.Write(it, Recipient.Fill(it, text, words), false, officer.Actor), words["cases.bulk.changed"], words["cases.bulk.gone"], stop);
        Letters = Of([.. WithoutEmail.Select(it => it.Opened.Case.Reference).Where(Outcome.Done.Contains)]);
        return Page();
    }

    void Check()
    {
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), words["cases.error.message"]);
        else if (Text.Length > MessagePage.Most) ModelState.AddModelError(nameof(Text), words["cases.error.long"]);
        else if (Placeholders.In(Text).FirstOrDefault(it => !Recipient.Names.Contains(it)) is { } unknown) ModelState.AddModelError(nameof(Text), words.Format("cases.error.placeholder", ("name", unknown)));
    }

    static string? Of(IReadOnlyList<string> references) => references.Count == 0 ? null : "/staff/cases/letters?" + string.Join('&', references.Select(it => "case=" + it));
}
