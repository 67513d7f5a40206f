using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Loading;

/// <summary>Reads `case:`, what the council does about a submission.</summary>
internal sealed class CaseReader(Surroundings around, Places places, Texts texts, Conditions conditions, Faults faults)
{
    static readonly string[] Priorities = ["routine", "urgent"];
    static readonly string[] Reopeners = ["reporter"];

    public CaseRules Read(MapReader? map, string team, Scope all)
    {
        if (map is null) return new CaseRules { ReferencePrefix = "XX", Stages = [], Overdue = new OverdueRule(true, team) };
        places.Case = map.At;
        List<Stage> stages = map.RequiredNode("stages") is null ? [] : [.. map.Children("stages").Select(Stage)];
        var rules = new CaseRules
        {
            ReferencePrefix = Prefix(map),
            Assign = [.. map.Children("assign").Select(it => Assign(it, all))],
            Stages = stages,
            Auto = AutoReader.Read(map.Child("auto"), stages, all, conditions, places),
            Public = Public(map.Child("public")),
            Reopen = Reopen(map.Child("reopen")),
            Overdue = Overdue(map.Child("overdue"), team),
        };
        map.Finish();
        return rules;
    }

    string Prefix(MapReader map)
    {
        var prefix = map.Required("reference");
        if (prefix.Length == 2 && prefix.All(char.IsAsciiLetterUpper)) return prefix;
        if (prefix.Length > 0) faults.Add(map.ValueAt("reference"), $"'{prefix}' is not two capital letters", "Write two, such as RD: references are then RD-7K3-2WN");
        return "XX";
    }

    AssignRule Assign(MapReader map, Scope all)
    {
        var when = conditions.Optional(map, "when", all);
        var to = map.RequiredChild("to");
        var team = to is null ? "" : TeamOf(to, "team", to.Required("team"));
        var urgent = to?.Optional("priority") is { } priority && PriorityOf(to, priority) == Priority.Urgent;
        to?.Finish();
        map.Finish();
        return places.Put(new AssignRule(when, team, urgent ? Priority.Urgent : Priority.Routine), map.At);
    }

    Priority PriorityOf(MapReader to, string written)
    {
        if (!Priorities.Contains(written)) faults.Add(to.ValueAt("priority"), $"There is no priority '{written}'", Nearest.Suggest(written, Priorities));
        return written == "urgent" ? Priority.Urgent : Priority.Routine;
    }

    public string TeamOf(MapReader map, string key, string team)
    {
        if (team.Length > 0 && around.KnowsTeams && !around.Teams.ContainsKey(team))
            faults.Add(map.ValueAt(key), $"There is no team '{team}' in teams.yaml", Nearest.Suggest(team, around.Teams.Keys));
        return team;
    }

    Stage Stage(MapReader map)
    {
        var stage = new Stage
        {
            Id = Ids.Required(map, "id"),
            Say = Say(map),
            Next = texts.Optional(map, "next"),
            Target = Durations.WorkingDays(map, "target"),
            Closes = map.YesNo("closes"),
            Reasons = Reasons(map),
            Asks = Asks(map),
            Tasks = [.. map.Children("tasks").Select(Task)],
        };
        map.Finish();
        return places.Put(stage, map.ValueAt("id"));
    }

    StageTask Task(MapReader map)
    {
        var task = new StageTask(Ids.Required(map, "id"), texts.Required(map, "do"));
        map.Finish();
        return places.Put(task, map.ValueAt("id"));
    }

    Text Say(MapReader map)
    {
        if (map.Node("say") is { } node) return texts.Of(node, "say");
        faults.Add(map.At, $"The stage '{map.Optional("id")}' has no message", "Add `say:` with what residents are told");
        return Text.Empty;
    }

    List<Reason> Reasons(MapReader map)
    {
        if (map.Node("reasons") is not { } node) return [];
        if (node is not YamlMap list || list.Entries.Count == 0)
        {
            faults.Add(node.At, "There are no reasons here", "Write an id and a text for each, or remove `reasons:`");
            return [];
        }
        foreach (var entry in list.Entries) Ids.Check(entry.Key, entry.At, faults);
        return [.. list.Entries.Select(entry => new Reason(entry.Key, texts.Of(entry.Value, entry.Key)))];
    }

    Dictionary<string, string> Asks(MapReader map)
    {
        var asks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Child("asks")?.Map.Entries ?? [])
        {
            Ids.Check(entry.Key, entry.At, faults);
            if (entry.Value is YamlScalar { Text: var type } && around.Kinds.ContainsKey(type)) asks[entry.Key] = type;
            else faults.Add(entry.Value.At, $"'{(entry.Value as YamlScalar)?.Text}' is not a question type", Nearest.Suggest((entry.Value as YamlScalar)?.Text ?? "", around.Kinds.Keys));
        }
        return asks;
    }

    PublicRule? Public(MapReader? map)
    {
        if (map is null) return null;
        var rule = places.Put(new PublicRule(map.Strings("show"), map.Strings("redact-before-publish")), map.At);
        map.Finish();
        return rule;
    }

    ReopenRule? Reopen(MapReader? map)
    {
        if (map is null) return null;
        foreach (var by in map.Scalars("by"))
            if (!Reopeners.Contains(by.Text)) faults.Add(by.At, $"'{by.Text}' cannot reopen a case", Nearest.Suggest(by.Text, Reopeners));
        var rule = new ReopenRule(map.Strings("by"), Durations.Days(map, "within", 14), map.Strings("from"));
        map.Finish();
        return places.Put(rule, map.ValueAt("from"));
    }

    OverdueRule Overdue(MapReader? map, string team)
    {
        if (map is null) return new OverdueRule(true, team);
        var rule = new OverdueRule(map.YesNo("tell-resident", true), TeamOf(map, "escalate-to", map.Optional("escalate-to") ?? team));
        map.Finish();
        return rule;
    }
}
