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

    /// <summary>The question, and which part of its answer is meant: `Where is the bench? (ward)`.</summary>
    public string Label(PickSubject it) => it.Name.Split('.', '(') switch
    {
        ["count", _] => words.Format("maker.condition.count", ("question", it.Words)),
        ["age", _] => words.Format("maker.condition.age", ("question", it.Words)),
        [_, var member] => words.Format("maker.condition.member", ("question", it.Words), ("part", words.Find($"maker.member-{member}") ?? member)),
        _ => it.Words,
    };

    public PickSubject? Chosen { get; private set; }

    public bool All { get; private set; } = true;

    public bool TooRich { get; private set; }

    /// <summary>Each with what it says in the file.</summary>
    public IReadOnlyList<(Sentence Sentence, string? To, string Says)> Rules { get; private set; } = [];

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

    /// <param name="rule">What is to go says: its number may be another one's by now.</param>
    public async Task<IActionResult> OnPostRemoveAsync(string service, string? part, string? of, int head, string? rule)
    {
        if (!await Load(service, part, of)) return NotFound();
        return await Save(head, it => !IsExit ? Join(it.Text, picks => picks.Where(pick => Said(pick) != rule), null) : RemoveExit(it.Text, rule));
    }

    string Said(Pick pick) => new PickedCondition(true, [pick]).Expression(Subjects, out _) ?? "";

    Edited RemoveExit(ServiceText text, string? rule)
    {
        var exits = Exits(text).ToList();
        var at = exits.FindIndex(it => text.Get(it, "when") == rule);
        if (at < 0) return new Edited(text, words["maker.condition.gone"]);
        return text.Remove(exits.Count > 1 ? exits[at] : $"{Path}/exits");
    }

    // One exit may stand without a list.
    IEnumerable<string> Exits(ServiceText text) => Enumerable.Range(0, text.CountOf($"{Path}/exits")).Select(i => text.IsList($"{Path}/exits") ? $"{Path}/exits/{i}" : $"{Path}/exits");

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
            Rules = picked is null ? [(sentences.Condition(text, said!), null, said!)] : [.. picked.Picks.Select(it => (sentences.Condition(text, Said(it)), (string?)null, Said(it)))];
            return true;
        }
        Rules = [.. Exits(opened.Text).Select(it => (sentences.Condition(text, opened.Text.Get(it, "when") ?? ""), (string?)(opened.Text.Part($"exits/{opened.Text.Get(it, "to")}")?.Name ?? opened.Text.Get(it, "to")), opened.Text.Get(it, "when") ?? ""))];
        return true;
    }
}
