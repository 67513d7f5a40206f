using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>Every exit leads to a page, and every page is led to.</summary>
internal static class Exits
{
    public static void Check(ReadService read, Faults faults)
    {
        var service = read.Definition;
        var rules = service.Questions.SelectMany(q => q.Exits).ToList();
        foreach (var rule in rules)
            if (rule.To.Length > 0 && service.ExitPage(rule.To) is null)
                faults.Add(read.Places.Of(rule), $"There is no exit page '{rule.To}'", Nearest.To(rule.To, service.Exits.Select(p => p.Id)) is { } near ? $"Did you mean '{near}'?" : $"Write it under `exits:` as `{rule.To}:` with a title and a body");
        foreach (var page in service.Exits)
            if (!rules.Exists(rule => rule.To == page.Id))
                faults.Add(read.Places.Of(page), $"No question leads to the exit page '{page.Id}'", "Remove it, or add an exit to a question");
        foreach (var twice in service.Exits.GroupBy(p => p.Id).Where(g => g.Count() > 1))
            faults.Add(read.Places.Of(twice.Last()), $"There are two exit pages '{twice.Key}'", "Give one of them another id");
    }
}
