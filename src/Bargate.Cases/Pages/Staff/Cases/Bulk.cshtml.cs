using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Names what will happen to the cases that were ticked, asks what is still open, and does it.</summary>
[Needs(Permissions.CasesBulk)]
internal sealed class BulkPage(Queue queue, BulkChange bulk, CurrentOfficer officer, OfficerDirectory officers, ServiceCatalogue services, StageNames names, Council council, Words words, TimeProvider clock) : PageModel
{
    static readonly string[] Verbs = ["mine", "assign", "give", "move"];

    public string What { get; private set; } = "";

    public string Back { get; private set; } = "/staff/cases";

    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    public IReadOnlyList<string> Posted { get; private set; } = [];

    public IReadOnlyList<OfficerEntry> Colleagues { get; private set; } = [];

    public IReadOnlyList<Team> Teams => services.Teams;

    public StageForm? Stages { get; private set; }

    public BulkOutcome? Outcome { get; private set; }

    /// <summary>What was done, with how many: said once more by the page's title.</summary>
    public string Done { get; private set; } = "";

    /// <summary>Why this cannot be done with this choice.</summary>
    public string? Refused { get; private set; }

    public IActionResult OnGet() => Redirect("/staff/cases");

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "case")] string[]? cases, string? what, string? back, string? to, bool sure, CancellationToken stop)
    {
        if (what == "write") return RedirectPreserveMethod("/staff/cases/write-together");
        var chosen = ChosenCase.From(Posted = cases ?? []);
        What = Verbs.Contains(what) ? what! : Verbs[0];
        if (back?.StartsWith("/staff/cases?", StringComparison.Ordinal) == true) Back = back;
        Rows = await queue.Rows([.. chosen.Select(it => it.Id)], stop);
        if (Rows.Count == 0) Refused = words["cases.bulk.none"];
        else await Prepare(stop);
        if (Refused is not null || !sure) return Page();
        if (Verb(to) is not { } verb) return Page();
        Outcome = await bulk.Do(chosen, verb, words["cases.bulk.changed"], words["cases.bulk.gone"], stop);
        Done = Outcome.Done.Count == 0 ? words["cases.bulk.none-done"] : words.Format($"cases.bulk.{What}-done", ("count", Outcome.Done.Count.ToString(council.Locale)), ("name", doneTo));
        // Back to the list, where nothing more is to be read here.
        if (Outcome.Failed.Count == 0)
        {
            this.Leave(Done);
            return Redirect(Back);
        }
        return Page();
    }

    // The officer, the team or the stage that the cases came to.
    string doneTo = "";

    async Task Prepare(CancellationToken stop)
    {
        if (What == "assign") Colleagues = await officers.All(stop);
        if (What != "move") return;
        // Stages belong to one edition of one service, so a choice of several has no stage in common.
        var first = Rows[0].Case;
        if (Rows.Any(it => it.Case.Service != first.Service || it.Case.ServiceVersion != first.ServiceVersion)) Refused = words["cases.bulk.one-service"];
        else if (services.Version(first.Service, first.ServiceVersion)?.Definition is { } service)
            Stages = new([.. StageChoices.All(service).Where(it => !it.Stage.Closes || officer.May(Permissions.CasesClose))]);
    }

    Action<Casework, OpenedCase>? Verb(string? to)
    {
        switch (What)
        {
            case "mine":
                return (work, it) => work.Assign(it, officer.Id, officer.Name, officer.Actor);
            case "assign" when Colleagues.FirstOrDefault(it => it.Id.Value.ToString() == to) is { } colleague:
                doneTo = colleague.Name;
                return (work, it) =>
                {
                    if (colleague.Teams.Contains(it.Case.Team)) work.Assign(it, colleague.Id, colleague.Name, officer.Actor);
                    else throw new RuleBroken(words.Format("cases.bulk.not-their-team", ("name", colleague.Name)));
                };
            case "give" when services.Team(to ?? "") is { } team:
                doneTo = team.Name;
                return (work, it) => work.Give(it, team, null, officer.Actor);
            case "move" when Stages!.Read(Request.Form, ModelState, words, council.Time.Today(clock)) is { } stage:
                doneTo = names.Of(Rows[0].Case.Service, stage.Choice.Stage.Id);
                return (work, it) => work.Move(it, stage.Choice.Stage, stage.Choice.Reason, stage.Asked, officer.Actor);
            case "assign" or "give":
                ModelState.AddModelError("to", words[What == "give" ? "cases.error.choose-team" : "cases.error.choose-officer"]);
                return null;
            default:
                return null;
        }
    }
}
