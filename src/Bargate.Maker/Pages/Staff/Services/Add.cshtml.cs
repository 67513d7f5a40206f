using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Option = Bargate.Ui.Option;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>Adds a question, a page of several, a block, an exit page or a stage, where somebody wants it.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class AddPage(MakerDesk desk, ServiceCheck check, Words words) : PageModel
{
    const string Exits = "exits", Stages = "case/stages", Block = "use:";

    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty] public string? Ask { get; set; }
    [BindProperty] public string? Type { get; set; }
    [BindProperty] public string? Id { get; set; }
    [BindProperty] public int At { get; set; } = int.MaxValue;

    public string Service { get; private set; } = "";

    public Opened Opened { get; private set; } = null!;

    string List => string.IsNullOrEmpty(To) ? "questions" : To;

    public bool IsQuestion => List is not (Exits or Stages);

    public string TitleKey => List switch { Exits => "maker.add-exits", Stages => "maker.add-stages", _ => "maker.add-questions" };

    public string Title => Opened.Text.Get("", "title") ?? Service;

    IReadOnlyList<TextPart> There => List.StartsWith("questions/", StringComparison.Ordinal) ? Opened.Text.Part(List[..List.LastIndexOf('/')])?.Parts ?? [] : [.. Opened.Text.Parts.Where(it => it.List == List)];

    public IEnumerable<Option> Types
    {
        get
        {
            var types = check.Kinds.Select(it => new Option(it.Name, words.Find("maker.type-" + it.Name) ?? it.Name));
            if (List is "questions") types = types.Append(new("group", words["maker.kind-group"])).Append(new("repeat", words["maker.kind-repeat"]));
            return List is "questions" or "officers-only" ? types.Concat(check.Blocks.Select(it => new Option(Block + it, words.Format("maker.add.block", ("block", check.BlockWords(it)))))) : types;
        }
    }

    public IReadOnlyList<Option> Places => List == Exits ? [] :
        [.. There.Select((it, i) => new Option(i.ToString(CultureInfo.InvariantCulture), words.Format("maker.add.before", ("part", it.Name)))), new(There.Count.ToString(CultureInfo.InvariantCulture), words["maker.add.last"])];

    public async Task<IActionResult> OnGetAsync(string service)
    {
        if (!await Load(service)) return NotFound();
        At = There.Count;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, int head)
    {
        if (!await Load(service)) return NotFound();
        var block = Type?.StartsWith(Block, StringComparison.Ordinal) == true;
        if (!block && (string.IsNullOrWhiteSpace(Ask) || Ask.Length > 300)) ModelState.AddModelError(nameof(Ask), words["maker.add.ask-error"]);
        if (IsQuestion && Types.All(it => it.Value != Type)) ModelState.AddModelError(nameof(Type), words["maker.add.type-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        var ids = Opened.Text.Parts.SelectMany(it => it.Parts.Prepend(it)).Select(it => it.Id).ToHashSet();
        var id = string.IsNullOrWhiteSpace(Id) ? ServiceSlug.Free(ServiceSlug.Of(Ask ?? ""), ids.Contains) : Id.Trim();
        var saved = await desk.Change(Opened, head, words.Format("maker.added", ("part", block ? Type![Block.Length..] : Ask!)), it => Attempt.Of(Add(it.Text, id, block), it), HttpContext.RequestAborted);
        return this.After(saved, service, block ? $"/staff/services/show/{service}" : $"/staff/services/part/{service}?part={Uri.EscapeDataString($"{List}/{id}")}", words.Format("maker.added", ("part", block ? Type![Block.Length..] : Ask!))) ?? Page();
    }

    Edited Add(ServiceText text, string id, bool block)
    {
        var at = Math.Clamp(At, 0, There.Count);
        if (block) return text.AddBlock(List, at, Type![Block.Length..]);
        if (List == Exits) return Then(text.AddEntry(Exits, id, "title: Title\nbody: " + words["maker.add.exit-body"]), it => it.Set($"{Exits}/{id}", "title", Ask));
        if (List == Stages) return Then(text.AddItem(Stages, at, $"id: {id}\nsay: Say\ntarget: 5 working days"), it => it.Set($"{Stages}/{id}", "say", Ask));
        return Type switch
        {
            "group" => text.AddGroup(List, at, id, Ask!),
            "repeat" => text.AddGroup(List, at, id, Ask!, repeat: true),
            _ => text.AddQuestion(List, at, id, Type!, Ask!),
        };
    }

    static Edited Then(Edited first, Func<ServiceText, Edited> then) => first.Done ? then(first.Text) : first;

    async Task<bool> Load(string service)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened || !opened.Text.IsReadable) return false;
        (Service, Opened) = (service, opened);
        return List is "questions" or "officers-only" or Exits or Stages || List.EndsWith("/questions", StringComparison.Ordinal) && opened.Text.Part(List[..List.LastIndexOf('/')]) is not null;
    }
}
