using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>A resident always reads where the case is, why it was closed and by when the next thing happens.</summary>
internal static class Stages
{
    // What Cases can always fill in.
    static readonly string[] Always = ["reference"];

    public static void Check(ReadService read, Faults faults)
    {
        var stages = read.Definition.Case.Stages;
        if (stages.Count == 0)
        {
            if (read.Places.Case != default) faults.Add(read.Places.Case, "The case has no stages", "Write at least one open stage and one that closes");
            return;
        }
        foreach (var twice in stages.GroupBy(s => s.Id).Where(g => g.Count() > 1))
            faults.Add(read.Places.Of(twice.Last()), $"There are two stages '{twice.Key}'", "Give one of them another id");
        if (stages[0].Closes) faults.Add(read.Places.Of(stages[0]), "The first stage closes the case", "Begin with an open stage, such as received");
        if (!stages.Any(s => s.Closes)) faults.Add(read.Places.Of(stages[^1]), "No stage closes the case", "Add `closes: true` to the last one");
        Targets(read, faults);
        foreach (var stage in stages)
        {
            Reasons(stage, read, faults);
            Placeholders(stage, stages, read, faults);
        }
    }

    /// <summary>From each open stage the resident can be told when the next one is due.</summary>
    static void Targets(ReadService read, Faults faults)
    {
        var stages = read.Definition.Case.Stages;
        foreach (var stage in stages.Skip(1).Where(s => !s.Closes && s.Target is null))
            faults.Add(read.Places.Of(stage), $"The stage '{stage.Id}' has no target", "Add `target: 3 working days`, counted from the stage before");
        if (stages.Any(s => s.Closes) && stages.All(s => s.Target is null) && stages.Count(s => !s.Closes) == 1)
            faults.Add(read.Places.Of(stages[0]), "No stage has a target", "Add `target: 3 working days` to the stage after this one");
    }

    static void Reasons(Stage stage, ReadService read, Faults faults)
    {
        var at = read.Places.Of(stage);
        var shown = Names(stage).Contains("reason");
        if (stage.Reasons.Count == 0 && shown)
            faults.Add(at, $"The stage '{stage.Id}' shows {{reason}} but has no reasons", "Add `reasons:` with an id and a text for each");
        if (stage.Reasons.Count > 0 && !shown && !stage.Say.IsEmpty)
            faults.Add(at, $"The stage '{stage.Id}' has reasons, but its message does not show {{reason}}", "Put {reason} where the resident should read why");
        if (stage.Closes && stage.Reasons.Count == 0 && stage.Say.IsEmpty)
            faults.Add(at, $"The stage '{stage.Id}' closes the case without saying why", "Add `reasons:`, or say in its message what was done");
    }

    static void Placeholders(Stage stage, IReadOnlyList<Stage> stages, ReadService read, Faults faults)
    {
        var at = read.Places.Of(stage);
        var names = Names(stage);
        foreach (var ask in stage.Asks.Keys.Where(ask => !names.Contains(ask)))
            faults.Add(at, $"The stage '{stage.Id}' asks for '{ask}', but no text shows {{{ask}}}", $"Put {{{ask}}} in its message, or remove it from `asks:`");
        foreach (var name in names)
        {
            if (name is "fee" or "invoice" && read.Definition.Fee is not null) continue;
            if (name == "reason" || Always.Contains(name) || stage.Asks.ContainsKey(name)) continue;
            if (!name.StartsWith("due:", StringComparison.Ordinal))
                faults.Add(at, $"The stage '{stage.Id}' shows {{{name}}}, but nobody is asked for it", $"Add `asks: {{ {name}: date }}`, or correct the name. {Nearest.Suggest(name, [.. stage.Asks.Keys, "reason", .. Always, "due:STAGE"])}");
            else if (stages.FirstOrDefault(s => s.Id == name[4..]) is not { } due)
                faults.Add(at, $"There is no stage '{name[4..]}' for {{{name}}}", Nearest.Suggest(name[4..], stages.Select(s => s.Id)));
            else if (due.Target is null)
                faults.Add(at, $"{{{name}}} is shown, but the stage '{due.Id}' has no target", "Add `target: 3 working days` to it");
        }
    }

    static HashSet<string> Names(Stage stage) =>
        [.. new[] { stage.Say, stage.Next }.OfType<Text>().SelectMany(t => t.ByLanguage.Values).SelectMany(Kernel.Councils.Placeholders.In)];
}
