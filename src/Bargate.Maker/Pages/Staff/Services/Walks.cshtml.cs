using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>The walks kept beside a service, and whether each comes to what it should.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class WalksPage(MakerDesk desk, ServiceCheck check, Words words) : PageModel
{
    public string Service { get; private set; } = "";

    public string Title { get; private set; } = "";

    public int Head { get; private set; }

    /// <summary>What is wrong beside the walks, such as a kind of walk that is missing.</summary>
    public IReadOnlyList<PartFault> Faults { get; private set; } = [];

    public IReadOnlyList<(string Name, string Yaml, IReadOnlyList<PartFault> Wrong)> Walks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string service) => await Load(service) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string service, int head, int number)
    {
        if (await Load(service) is not { } opened) return NotFound();
        var name = number >= 0 && number < Walks.Count ? Walks[number].Name : "";
        var saved = await desk.Change(opened, head, words.Format("maker.removed", ("part", name)), it =>
        {
            var list = ServiceText.Of(service, it.Walks);
            var edited = list.Remove($"walks/{(list.Part(name) is null && list.Get($"walks/{name}", "walk") == name ? name : number.ToString(System.Globalization.CultureInfo.InvariantCulture))}");
            return edited.Done ? new(it with { Walks = edited.Text.Text }) : new(null, edited.Refused);
        }, HttpContext.RequestAborted);
        return this.After(saved, service, $"/staff/services/walks/{service}", words.Format("maker.removed", ("part", name))) ?? Page();
    }

    async Task<Opened?> Load(string service)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened) return null;
        (Service, Head, Title) = (service, opened.Work.Head, opened.Text.Get("", "title") ?? service);
        var file = ServiceText.Of(service, opened.Walks);
        var walks = opened.Walks.TrimStart('\uFEFF');
        Faults = [.. check.Check(opened.Text, walks.Length == 0 ? "walks: []" : walks).Faults.Where(it => it.Fault.File.EndsWith(".walks.yaml", StringComparison.Ordinal) || it.Part is null)];
        var lines = walks.ReplaceLineEndings("\n").Split('\n');
        var names = Enumerable.Range(0, file.CountOf("walks")).Select(i => file.Get($"walks/{i}", "walk") ?? "").ToList();
        // A walk's lines reach to where the next one begins.
        var starts = names.Select(name => Array.FindIndex(lines, it => it.TrimStart().StartsWith("- walk:", StringComparison.Ordinal) && it.Contains(name, StringComparison.Ordinal)) + 1).ToList();
        bool OfWalk(PartFault it, int walk) => it.Fault.File.EndsWith(".walks.yaml", StringComparison.Ordinal) && it.Fault.Line > 1 && it.Fault.Line >= starts[walk] && it.Fault.Line < starts.Skip(walk + 1).Append(int.MaxValue).First();
        Walks = [.. names.Select((name, i) => (name, file.YamlOf($"walks/{i}") ?? "", (IReadOnlyList<PartFault>)[.. Faults.Where(it => OfWalk(it, i))]))];
        Faults = [.. Faults.Except(Walks.SelectMany(it => it.Wrong))];
        return opened;
    }
}
