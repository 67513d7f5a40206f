using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>One question, page, exit or stage with all its properties; without a part, the service itself.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class PartPage(MakerDesk desk, ServiceCheck check, ServiceFormat format, ServiceSentences sentences, SiteAssets assets, Council council, Words words) : PageModel
{
    /// <summary>Shown at once also where they say nothing yet.</summary>
    public static readonly string[] Usual = ["ask", "label", "hint", "why", "optional", "errors/missing", "title", "summary", "body", "say", "next", "target", "closes", "takes", "for", "before"];

    // Said as sentences above, and picked on a page of their own.
    static readonly string[] Picked = ["when", "exits"];

    public static bool IsShown(PartField it) => it.Property.Required || Usual.Contains(it.Property.Name) || (it.Value.Length > 0 && !Picked.Contains(it.Property.Name));

    static readonly string[] Chosen = ["choice", "choices"];

    public string Service { get; private set; } = "";

    public string Path { get; private set; } = "";

    public TextPart? Part { get; private set; }

    public Opened Opened { get; private set; } = null!;

    public CheckedText Checked { get; private set; } = null!;

    public IReadOnlyList<PartField> Fields { get; private set; } = [];

    public IReadOnlyList<ShownOption> Options { get; private set; } = [];

    public string NewOption { get; private set; } = "";

    /// <summary>The answer that somebody wants to remove and something else needs.</summary>
    public string? Removing { get; private set; }

    /// <summary>What would be wrong without it.</summary>
    public IReadOnlyList<PartFault> Without { get; private set; } = [];

    public SiteAssets Assets => assets;

    /// <summary>The save that this page shows: after a refusal still the one that the officer began with, so that what came between is not taken back.</summary>
    public int Head { get; private set; }

    public bool TakesOptions => Part is { Kind: PartKind.Question } && Chosen.Contains(Part.Type);

    public string Title => Checked.Definition?.Title.In(words.Language) ?? Service;

    public IReadOnlyList<RuleSentence> Rules => Part is null ? [] : [.. sentences.Rules(Checked).Where(it => it.Path == Path)];

    public IReadOnlyList<PartFault> Faults => Of(Checked);

    IReadOnlyList<PartFault> Of(CheckedText text) => [.. text.Faults.Where(it => Path.Length == 0 ? it.Part is null && it.Fault.File.EndsWith($"/{Service}.yaml", StringComparison.Ordinal) : it.Part?.Path == Path)];

    public async Task<IActionResult> OnGetAsync(string service, string? part) => await Load(service, part) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string service, string? part, int head)
    {
        if (!await Load(service, part)) return NotFound();
        var (changes, options) = await Posted(head);
        var action = Request.Form["Do"].ToString();
        if (action.Split(':') is ["remove", var gone] && (Without = NeededBy($"{Path}/options/{gone}")).Count > 0)
        {
            Removing = gone;
            return Again(head);
        }
        var added = Request.Form["NewOption"].ToString().Trim();
        var what = words.Format("maker.part-changed", ("part", Part?.Name ?? words["maker.about"]));
        var saved = await desk.Change(Opened, head, what, it => Attempt.Of(Apply(it.Text, changes, options, added, action), it), HttpContext.RequestAborted);
        var stays = action is not ("" or "save") || added.Length > 0;
        return this.After(saved, service, stays ? $"/staff/services/part/{service}?part={Uri.EscapeDataString(Path)}" : Path.Length == 0 ? $"/staff/services/show/{service}" : $"/staff/services/show/{service}#part-{Path.Replace('/', '-')}", words["maker.saved"]) ?? Again(head);
    }

    /// <summary>What would be wrong: asked while somebody types.</summary>
    public async Task<IActionResult> OnPostCheckAsync(string service, string? part, int head)
    {
        if (!await Load(service, part)) return NotFound();
        var (changes, options) = await Posted(head);
        var edited = Apply(Opened.Text, changes, options, "", "");
        return new JsonResult(edited.Done ? Of(check.Check(edited.Text)).Select(it => $"{it.Fault.Problem}. {it.Fault.Fix}") : [edited.Refused!]);
    }

    public async Task<IActionResult> OnPostRenameAsync(string service, string? part, int head, string? newId)
    {
        if (!await Load(service, part) || Part is null) return NotFound();
        var saved = await desk.Change(Opened, head, words.Format("maker.rename.what", ("part", Part.Name)), it =>
        {
            var renamed = it.Text.Rename(Path, (newId ?? "").Trim(), it.Walks);
            return renamed.Refused is { } why ? new(null, why) : new(new Written(renamed.Text, renamed.Walks ?? it.Walks));
        }, HttpContext.RequestAborted);
        return this.After(saved, service, $"/staff/services/part/{service}?part={Uri.EscapeDataString($"{Part.List}/{newId?.Trim()}")}", words["maker.rename.done"]) ?? Page();
    }

    // Shown again with the reason: nothing that was typed is lost.
    PageResult Again(int head)
    {
        Head = head;
        string Typed(string name, string before) => Request.Form.TryGetValue(name, out var typed) ? typed.ToString() : before;
        Fields = [.. Fields.Select(it => it with { Value = Typed(it.Name, it.Value) })];
        Options = [.. Options.Select(it => new ShownOption(it.Id, Typed($"option-text:{it.Id}", it.Text), Typed($"option-hint:{it.Id}", it.Hint)))];
        NewOption = Typed("NewOption", "");
        return Page();
    }

    // What would be wrong without an answer: a condition or a walk may speak of it.
    IReadOnlyList<PartFault> NeededBy(string path)
    {
        var removed = Opened.Text.Remove(path);
        return removed.Done ? Differences.Added(check, Opened, removed.Text) : [];
    }

    // Against what the page showed: another officer may have saved since.
    async Task<(IReadOnlyList<(PartField Field, string Value)> Fields, IReadOnlyList<ShownOption> Options)> Posted(int head)
    {
        var shown = head == Head ? Opened.Text : await desk.Save(Service, head, HttpContext.RequestAborted) is { } before ? check.Open(Service, before.Text) : Opened.Text;
        return (PartFields.Changed(FieldsOf(shown), Request.Form), PostedOptions(OptionsOf(shown)));
    }

    IReadOnlyList<PartField> FieldsOf(ServiceText text)
    {
        var fields = PartFields.Of(format, text, Path.Length == 0 ? null : text.Part(Path) ?? Part, council.Languages);
        if (Path.Length > 0) return fields;
        var read = check.Check(text);
        var rules = PartFields.Rules(format, text, it => words.Format("maker.rule-if", ("condition", sentences.Condition(read, it).ToString())), words["maker.rule-else"]).ToList();
        return rules.Count == 0 ? fields : [.. fields.SelectMany(it => it.Name == "case/assign" ? rules : [it])];
    }

    IReadOnlyList<ShownOption> PostedOptions(IReadOnlyList<ShownOption> shown) =>
        [.. shown.Where(it => Request.Form.ContainsKey($"option-text:{it.Id}")).Select(it => (Before: it, Now: new ShownOption(it.Id, Request.Form[$"option-text:{it.Id}"].ToString().Trim(), Request.Form[$"option-hint:{it.Id}"].ToString().Trim()))).Where(it => it.Before != it.Now).Select(it => it.Now)];

    Edited Apply(ServiceText text, IReadOnlyList<(PartField, string)> changes, IReadOnlyList<ShownOption> options, string added, string action)
    {
        var edited = PartFields.Apply(text, Path, changes, council.Language);
        var gone = action.Split(':') is ["remove" or "remove-still", var removed] ? removed : null;
        foreach (var option in options.Where(it => it.Id != gone))
            if (option.Text.Length == 0) return new Edited(text, words["maker.option-empty"]);
            else if (edited.Done) edited = edited.Text.SetOption(Path, option.Id, option.Text, option.Hint, council.Language);
        if (edited.Done && added.Length > 0) edited = edited.Text.AddOption(Path, ServiceSlug.Free(ServiceSlug.Of(added), it => edited.Text.Get(Path, $"options/{it}") is not null), added);
        if (edited.Done && action.Split(':') is [var verb, var id])
            edited = verb switch { "up" => edited.Text.MoveUp($"{Path}/options/{id}"), "down" => edited.Text.MoveDown($"{Path}/options/{id}"), _ => edited.Text.Remove($"{Path}/options/{id}") };
        return edited;
    }

    async Task<bool> Load(string service, string? part)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened || !opened.Text.IsReadable) return false;
        (Service, Path, Opened, Checked, Head) = (service, part ?? "", opened, check.Check(opened.Text), opened.Work.Head);
        Part = Path.Length == 0 ? null : opened.Text.Part(Path);
        if (Path.Length > 0 && Part is null) return false;
        Fields = FieldsOf(opened.Text);
        Options = OptionsOf(opened.Text);
        return true;
    }

    IReadOnlyList<ShownOption> OptionsOf(ServiceText text)
    {
        string? Said(string path) => text.Get(Path, path, council.Language);
        return Part is { Kind: PartKind.Question } && text.OptionsOf(Path) is { Count: > 0 } ids
            ? [.. ids.Select(it => new ShownOption(it, Said($"options/{it}/text") ?? Said($"options/{it}") ?? "", Said($"options/{it}/hint") ?? ""))] : [];
    }
}

/// <summary>An answer to choose from, as the page shows it.</summary>
internal sealed record ShownOption(string Id, string Text, string Hint);
