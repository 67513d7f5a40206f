using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Walks;

/// <summary>Reads services/NAME.walks.yaml.</summary>
internal static class WalkReader
{
    static readonly string[] Priorities = ["routine", "urgent"];

    public static string FileOf(string service) => $"services/{service}.walks.yaml";

    public static IReadOnlyList<Walk> Read(string service, string text, Faults faults)
    {
        var node = YamlReader.Read(FileOf(service), text, faults);
        if (node is not YamlMap map)
        {
            if (node is not null) faults.Add(node.At, $"This file is {node.Shape}", "Write `walks:` with a list");
            return [];
        }
        var read = map.Read(faults);
        read.RequiredNode("walks");
        List<Walk> walks = [.. read.Children("walks").Select(Walk)];
        read.Finish();
        foreach (var twice in walks.GroupBy(it => it.Name).Where(it => it.Key.Length > 0 && it.Count() > 1))
            faults.Add(twice.Last().At, $"There are two walks '{twice.Key}'", "Give one of them another name");
        return walks;
    }

    static Walk Walk(MapReader map)
    {
        var walk = new Walk
        {
            Name = map.Required("walk"),
            At = map.ValueAt("walk"),
            Answers = Answers(map.RequiredChild("answers")),
            Changes = [.. map.Children("change").Select(Change).OfType<WalkChange>()],
            Expect = Expect(map),
        };
        map.Finish();
        return walk;
    }

    static Dictionary<string, YamlEntry> Answers(MapReader? map)
    {
        var answers = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var entry in map?.Map.Entries ?? [])
            if (!answers.TryAdd(entry.Key, entry)) map!.Faults.Add(entry.At, $"'{entry.Key}' is answered twice", "Remove one of the answers");
        return answers;
    }

    static WalkChange? Change(MapReader map)
    {
        var (question, to) = (map.Required("question"), map.RequiredNode("to"));
        map.Finish();
        return to is null ? null : new WalkChange(question, to, map.ValueAt("question"));
    }

    static Expected Expect(MapReader walk)
    {
        if (walk.RequiredChild("expect") is not { } map) return new Expected(walk.At, null, null, null, null) { Where = _ => walk.At };
        var pages = map.Has("pages") ? map.Strings("pages") : null;
        var expected = new Expected(map.At, pages, map.Optional("exit"), Case(map.Child("case")), map.Optional("message")) { Where = map.ValueAt };
        map.Finish();
        if (expected.Exit is null == expected.Case is null)
            map.Faults.Add(map.At, expected.Exit is null ? "This walk says neither `exit:` nor `case:`" : "This walk says both `exit:` and `case:`", "Say what it comes to: one of them");
        return expected;
    }

    static ExpectedCase? Case(MapReader? map)
    {
        if (map is null) return null;
        var priority = map.Optional("priority");
        if (priority is not null && !Priorities.Contains(priority))
            map.Faults.Add(map.ValueAt("priority"), $"There is no priority '{priority}'", Nearest.Suggest(priority, Priorities));
        var read = new ExpectedCase(map.At, map.Optional("team"), priority switch { "urgent" => Priority.Urgent, "routine" => Priority.Routine, _ => null },
            map.Optional("stage"), map.IntOrNull("fee", 0, 100_000_000));
        map.Finish();
        return read;
    }
}
