using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;

namespace Bargate.Services.Walks;

/// <summary>Walks a service without a site: the same flow, with the answers of a walk. Each thing that is not as expected is a fault.</summary>
internal sealed class Walker(ReadService read, Walk walk, WalkDay day, Faults faults)
{
    readonly ServiceDefinition service = read.Definition;
    readonly WalkValues written = new(read.Around.Kinds, day, faults);
    readonly Dictionary<string, Value> given = new(StringComparer.Ordinal);

    public static void Run(ReadService read, Walk walk, WalkDay day, Faults faults) => new Walker(read, walk, day, faults).Run();

    void Run()
    {
        var before = faults.Count;
        Names();
        if (faults.Count > before || GoOn() is not { } journey) return;
        foreach (var change in walk.Changes)
        {
            if (!journey.Shows(change.Question) || journey.Exit is not null)
            {
                faults.Add(change.At, journey.Exit is null ? $"'{change.Question}' is not asked on this walk" : "This walk ends before its answers can be checked", "Change a question that was answered");
                return;
            }
            if (written.Of(service.Question(change.Question)!, change.To) is not { } other) return;
            given[change.Question] = other;
            if (GoOn() is not { } next) return;
            journey = next;
        }
        Compare(journey);
    }

    void Names()
    {
        var asked = service.Questions.Where(it => !it.IsComputed).Select(it => it.Id).ToList();
        foreach (var (name, at) in walk.Answers.Values.Select(it => (it.Key, it.At)).Concat(walk.Changes.Select(it => (it.Question, it.At))))
            if (!asked.Contains(name)) faults.Add(at, $"There is no question '{name}'", Nearest.Suggest(name, asked));
    }

    /// <summary>Answers what is asked until nothing is, or an exit is met.</summary>
    Journey? GoOn()
    {
        while (true)
        {
            var journey = Flow.Walk(service, given, day.Today, day.Days);
            if (journey.Exit is not null || journey.FirstUnanswered is not { } open) return journey;
            if (given.ContainsKey(open.Id))
            {
                faults.Add(walk.Answers.GetValueOrDefault(open.Id)?.At ?? walk.At, $"This is not a whole answer to '{open.Id}'", "Answer all of it, within `min:` and `max:`");
                return null;
            }
            var value = walk.Answers.TryGetValue(open.Id, out var entry) ? written.Of(open, entry.Value)
                : !open.Optional ? null
                : open.Items is null ? Value.Nothing : new Value.List([]);
            if (entry is null && value is null) faults.Add(walk.At, $"The walk '{walk.Name}' is asked '{open.Id}' and has no answer", $"Add `{open.Id}:` to its answers");
            if (value is null) return null;
            given[open.Id] = value;
        }
    }

    void Compare(Journey journey)
    {
        var expected = walk.Expect;
        List<string> way = [.. journey.Visible.Select(it => it.PageId).Distinct(), journey.Exit?.Id ?? "check"];
        if (expected.Pages is { } pages && !way.SequenceEqual(pages) && !(journey.Exit is not null && way.SkipLast(1).SequenceEqual(pages)))
            faults.Add(expected.Where("pages"), $"The walk '{walk.Name}' goes another way: {string.Join(", ", way)}", "Correct `pages:` or the service");
        if (expected.Exit is { } exit && exit != journey.Exit?.Id)
            faults.Add(expected.Where("exit"), $"The walk '{walk.Name}' ends at {(journey.Exit is { } other ? $"the exit '{other.Id}'" : "check your answers")}, not at the exit '{exit}'", "Correct the walk or the service");
        if (expected.Case is null) return;
        if (journey.Exit is { } early) faults.Add(expected.Where("case"), $"The walk '{walk.Name}' ends at the exit '{early.Id}', and there is no case", "Write `exit:` in place of `case:`, or correct the service");
        else Case(expected.Case, journey.Answers);
    }

    void Case(ExpectedCase expected, IReadOnlyDictionary<string, Value> answers)
    {
        var rules = service.Case;
        var assigned = rules.Assign.FirstOrDefault(it => it.When?.Holds(answers, day.Today, day.Days) ?? true);
        Same(expected, "team", expected.Team, assigned?.Team ?? service.Team);
        Same(expected, "priority", expected.Priority, assigned?.Priority ?? Priority.Routine);
        var auto = rules.Auto is { } rule && (rule.When?.Holds(answers, day.Today, day.Days) ?? true) ? rule : null;
        Same(expected, "stage", expected.Stage, auto?.To ?? rules.FirstStage.Id);
        Same(expected, "fee", expected.Fee, service.Fee?.Of(answers, day.Today, day.Days) ?? 0);
        if (walk.Expect.Message is { } message && !Messages(auto).Any(it => it.Contains(message, StringComparison.Ordinal)))
            faults.Add(walk.Expect.Where("message"), $"No first message to the resident says '{message}'", $"It says: {Messages(auto).FirstOrDefault()}");
    }

    // What the resident is told first: of the stage that the case is put in, with the reason in its place.
    IEnumerable<string> Messages(AutoRule? auto)
    {
        var language = read.Around.Languages[0];
        foreach (var stage in new[] { auto is null ? null : service.Case.Stage(auto.To), service.Case.FirstStage }.OfType<Stage>())
        {
            var reason = auto?.Reason is { } id ? stage.Reason(id)?.Text.In(language) ?? "" : "";
            yield return Placeholders.Fill(stage.Say.In(language), ("reason", reason), ("team", read.Around.Teams.GetValueOrDefault(service.Team)?.Name ?? ""));
        }
    }

    void Same<T>(ExpectedCase expected, string what, T? wanted, object? found)
    {
        if (wanted is not null && !Equals(wanted.ToString(), found?.ToString()))
            faults.Add(expected.At, $"The walk '{walk.Name}' comes to {what} {Shown(found)}, not {Shown(wanted)}", "Correct the walk or the service");
    }

    static string Shown(object? it) => it is Priority priority ? priority == Priority.Urgent ? "urgent" : "routine" : it?.ToString() ?? "none";
}
