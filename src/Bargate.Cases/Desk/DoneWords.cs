using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;

namespace Bargate.Cases.Desk;

/// <summary>What an officer reads on the page that comes after a verb: what was done, and whether the resident hears of it.</summary>
internal sealed class DoneWords(Words words, StageNames names, CurrentOfficer officer)
{
    public string Moved(OpenedCase opened, Stage stage) =>
        $"{words.Format(stage.Closes ? "cases.done.closed" : "cases.done.moved", ("stage", names.Of(opened.Case.Service, stage.Id)))} {Told(opened)}";

    public string Reopened(OpenedCase opened) => $"{words["cases.done.reopened"]} {Told(opened)}";

    public string Written(OpenedCase opened, bool waits) =>
        words[opened.Contact.Email is null ? "cases.done.written-unsent" : "cases.done.written"] + (waits ? " " + words["cases.done.waits"] : "");

    public string Noted(bool note, bool chased) => words[(note, chased) switch { (true, true) => "cases.done.noted-chased", (false, true) => "cases.done.chased", _ => "cases.done.noted" }];

    public string Assigned(OfficerEntry? to) =>
        to is null ? words["cases.done.unassigned"] : to.Id == officer.Id ? words["cases.done.assigned-me"] : words.Format("cases.done.assigned", ("name", to.Name));

    public string Given(OpenedCase opened, Team team) => words.Format("cases.done.given", ("reference", opened.Case.Reference), ("team", team.Name));

    public string Merged(OpenedCase duplicate, OpenedCase main) =>
        words.Format("cases.done.merged", ("duplicate", duplicate.Case.Reference), ("reference", main.Case.Reference)) + (duplicate.Case.IsOpen ? "" : " " + words["cases.done.merged-closed"]);

    public string this[string key] => words[$"cases.done.{key}"];

    public string Format(string key, params ReadOnlySpan<(string, string)> values) => words.Format($"cases.done.{key}", values);

    string Told(OpenedCase opened) => words[opened.Contact.Email is null ? "cases.done.untold" : "cases.done.told"];
}
