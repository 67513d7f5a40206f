using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>When a question is asked, or where it ends the form: picked by question, comparison and answer.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class ConditionPage(MakerDesk desk, ServiceCheck check, ServiceSentences sentences, Words words) : PageModel
{
    public string Service { get; private set; } = "";

    public string Path { get; private set; } = "";

    public bool IsExit { get; private set; }

    public TextPart Part { get; private set; } = null!;

    public Opened Opened { get; private set; } = null!;

    public int Head => Opened.Work.Head;

    public IReadOnlyList<PickSubject> Subjects { get; private set; } = [];

    public PickSubject? Chosen { get; private set; }

    public bool All { get; private set; } = true;

    public bool TooRich { get; private set; }

    public IReadOnlyList<(Sentence Sentence, string? To)> Rules { get; private set; } = [];

    public IReadOnlyList<TextPart> ExitPages => [.. Opened.Text.Parts.Where(it => it.Kind == PartKind.ExitPage)];

    [BindProperty] public string? Operator { get; set; }

    [BindProperty(Name = "Value")] public List<string> Values { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string service, string? part, string? of, string? subject)
    {
        if (!await Load(service, part, of)) return NotFound();
        Chosen = Subjects.FirstOrDefault(it => it.Name == subject);
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(string service, string? part, string? of, int head, string? subject, string? to)
    {
        if (!await Load(service, part, of)) return NotFound();
        Chosen = Subjects.FirstOrDefault(it => it.Name == subject);
        var values = Values.Where(it => !string.IsNullOrWhiteSpace(it)).ToList();
        // Several answers of one choice are 'one of them'.
        var sign = (Operator, values.Count > 1, Chosen?.Kind) switch { ("is", true, ValueKind.Choice) => "one-of", ("is-not", true, ValueKind.Choice) => "none-of", _ => Operator ?? "" };
        var pick = new Pick(subject ?? "", sign, string.Join(", ", values));
        if (new PickedCondition(true, [pick]).Expression(Subjects, out var reason) is not { } expression) ModelState.AddModelError(Operator is null ? nameof(Operator) : "Value", reason!);
        else if (IsExit && ExitPages.All(it => it.Id != to)) ModelState.AddModelError("To", words["maker.condition.to-error"]);
        else return await Save(head, it => IsExit ? it.Text.AddExit(Path, expression, to!) : Join(it.Text, picks => picks.Append(pick), null));
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string service, string? part, string? of, int head, int number)
    {
        if (!await Load(service, part, of)) return NotFound();
        return await Save(head, it => !IsExit ? Join(it.Text, picks => picks.Where((_, i) => i != number), null)
            : it.Text.Remove(it.Text.IsList($"{Path}/exits") && it.Text.CountOf($"{Path}/exits") > 1 ? $"{Path}/exits/{number}" : $"{Path}/exits"));
    }

    public async Task<IActionResult> OnPostJoinAsync(string service, string? part, string? of, int head, bool all)
    {
        if (!await Load(service, part, of)) return NotFound();
        return await Save(head, it => Join(it.Text, picks => picks, all));
    }

    async Task<IActionResult> Save(int head, Func<Written, Edited> change)
    {
        var saved = await desk.Change(Opened, head, words.Format(IsExit ? "maker.condition.what-exit" : "maker.condition.what", ("part", Part.Name)), it => Attempt.Of(change(it), it), HttpContext.RequestAborted);
        return this.After(saved, Service, $"/staff/services/condition/{Service}?part={Uri.EscapeDataString(Path)}{(IsExit ? "&of=exits" : "")}", words["maker.saved"]) ?? Page();
    }

    Edited Join(ServiceText text, Func<IEnumerable<Pick>, IEnumerable<Pick>> change, bool? all)
    {
        var before = text.Get(Path, "when") is { } said ? PickedCondition.Of(said, Subjects) : new PickedCondition(true, []);
        if (before is null) return new Edited(text, words["maker.condition.rich"]);
        var picks = change(before.Picks).ToList();
        if (picks.Count == 0) return text.Set(Path, "when", null);
        return new PickedCondition(all ?? before.All, picks).Expression(Subjects, out var reason) is { } expression ? text.Set(Path, "when", expression) : new Edited(text, reason);
    }

    async Task<bool> Load(string service, string? part, string? of)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened || opened.Text.Part(part ?? "") is not { } found) return false;
        (Service, Path, Part, Opened, IsExit) = (service, found.Path, found, opened, of == "exits");
        var text = check.Check(opened.Text);
        Subjects = check.Subjects(text, Path, itself: IsExit);
        if (!IsExit)
        {
            var said = opened.Text.Get(Path, "when");
            var picked = said is null ? new PickedCondition(true, []) : PickedCondition.Of(said, Subjects);
            (TooRich, All) = (picked is null, picked?.All ?? true);
            Rules = picked is null ? [(sentences.Condition(text, said!), null)] : [.. picked.Picks.Select(it => (sentences.Condition(text, new PickedCondition(true, [it]).Expression(Subjects, out _) ?? ""), (string?)null))];
            return true;
        }
        var list = $"{Path}/exits";
        Rules = [.. Enumerable.Range(0, opened.Text.CountOf(list)).Select(i => opened.Text.IsList(list) ? $"{list}/{i}" : list)
            .Select(it => (sentences.Condition(text, opened.Text.Get(it, "when") ?? ""), (string?)(opened.Text.Part($"exits/{opened.Text.Get(it, "to")}")?.Name ?? opened.Text.Get(it, "to"))))];
        return true;
    }
}
