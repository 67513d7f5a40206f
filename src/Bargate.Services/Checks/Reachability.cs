using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>Finds conditions that no answers can meet, by trying every combination of the choices that they depend on.</summary>
internal static class Reachability
{
    // More combinations than this are not tried, and the condition counts as possible.
    const int Most = 20_000;

    public static void Check(ReadService read, Faults faults)
    {
        var questions = read.Definition.Questions;
        for (var i = 0; i < questions.Count; i++)
        {
            var question = questions[i];
            if (question.When is { Tree: { } when } condition && !CanHold(when, read, i))
                faults.Add(read.Places.Of(condition), $"The question '{question.Id}' can never be reached", "Its `when:` contradicts itself or what was answered before: correct it, or remove the question");
            foreach (var exit in question.Exits)
                if (exit.When.Tree is { } tree && !CanHold(tree, read, i + 1))
                    faults.Add(read.Places.Of(exit.When), $"This exit of '{question.Id}' can never be taken", "Correct its `when:`, or remove it");
        }
    }

    /// <summary>Whether a condition can hold once the first so many questions were walked.</summary>
    static bool CanHold(Node condition, ReadService read, int walked)
    {
        var needed = new HashSet<string>();
        Need(condition, read, needed);
        var asked = read.Definition.Questions.Take(walked).Where(q => needed.Contains(q.Id)).DistinctBy(q => q.Id).ToList();
        // The last question's own exit is what is looked for, so only the exits before it end the form.
        var own = walked > 0 ? read.Definition.Questions[walked - 1] : null;
        var combinations = asked.Aggregate(1L, (count, q) => Math.Min(Most + 1L, count * Answers(q, read).Count));
        return combinations > Most || Try(condition, asked, 0, own, [], read);
    }

    static bool Try(Node condition, List<Question> asked, int at, Question? own, Dictionary<string, object?> supposed, ReadService read)
    {
        if (at == asked.Count) return Supposing.Of(condition, supposed).HasFlag(Truths.True);
        var question = asked[at];
        var shown = question.When switch
        {
            null => Truths.True,
            { Tree: { } tree } => Supposing.Of(tree, supposed),
            _ => Truths.Any,
        };
        foreach (var answer in Answers(question, read))
        {
            if (answer is not null && !shown.HasFlag(Truths.True)) continue;
            if (answer is null && shown == Truths.True && !question.Optional && !question.OfficersOnly) continue;
            supposed[question.Id] = answer;
            if (answer is null || question == own && IsExit(condition, question) || !Ends(question, supposed))
                if (Try(condition, asked, at + 1, own, supposed, read)) return true;
            supposed.Remove(question.Id);
        }
        return false;
    }

    static bool IsExit(Node condition, Question question) => question.Exits.Any(exit => ReferenceEquals(exit.When.Tree, condition));

    static bool Ends(Question question, Dictionary<string, object?> supposed) =>
        question.Exits.Any(exit => exit.When.Tree is { } tree && Supposing.Of(tree, supposed) == Truths.True);

    /// <summary>The choices that a condition depends on, and those that they depend on.</summary>
    static void Need(Node condition, ReadService read, HashSet<string> needed)
    {
        foreach (var name in condition.Names())
        {
            if (read.Definition.Question(name.Question) is not { } question || Answers(question, read).Count == 0 || !needed.Add(question.Id)) continue;
            if (question.When?.Tree is { } when) Need(when, read, needed);
        }
    }

    static IReadOnlyList<object?> Answers(Question question, ReadService read)
    {
        if (!read.Around.Kinds.TryGetValue(question.Type, out var kind)) return [];
        return kind.Value switch
        {
            ValueKind.Choice => [.. question.Options.Select(it => it.Id), null],
            ValueKind.YesNo => [true, false, null],
            _ => [],
        };
    }
}
