using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>Finds conditions that no answers can meet, by trying every combination of what can be supposed of the answers that they depend on.</summary>
internal sealed class Reachability
{
    // More combinations than this are not tried, and the condition counts as possible.
    const int Most = 20_000;

    readonly ReadService read;
    readonly Supposed service;
    readonly Faults faults;

    Reachability(ReadService read, Faults faults) => (this.read, this.faults, service) = (read, faults, new(read));

    public static void Check(ReadService read, Faults faults) => new Reachability(read, faults).Check();

    void Check()
    {
        var questions = read.Definition.Questions;
        for (var i = 0; i < questions.Count; i++)
        {
            var question = questions[i];
            var shown = question.IsComputed ? "value" : "question";
            var page = Can(question.Group?.When, i, $"The page '{question.PageId}' can never be reached", "its questions");
            if (page) Can(question.When, i, $"The {shown} '{question.Id}' can never be reached", $"the {shown}", question.Group?.When?.Tree);
            foreach (var inner in question.Items?.Questions ?? []) Can(inner.When, i, $"The question '{inner.Id}' can never be reached", "the question");
            foreach (var exit in question.Exits)
                if (exit.When.Tree is { } tree && !CanHold(tree, i + 1)) faults.Add(read.Places.Of(exit.When), $"This exit of '{question.Id}' can never be taken", "Correct its `when:`, or remove it");
        }
        foreach (var rule in read.Definition.Case.Assign) Can(rule.When, questions.Count, "No case is ever given by this line", "the line");
        Can(read.Definition.Case.Auto?.When, questions.Count, "No case is ever done at once by this", "`auto:`");
        Can(read.Definition.Fee?.When, questions.Count, "Nobody ever pays this fee", "`fee:`");
    }

    /// <summary>False with a fault when a condition can never hold.</summary>
    bool Can(Condition? condition, int walked, string problem, string remove, Node? also = null)
    {
        if (condition is not { Tree: { } tree } || CanHold(also is null ? tree : new Both(also, tree), walked)) return true;
        // A group's condition is one for all of its questions.
        var at = read.Places.Of(condition);
        if (!faults.Any(it => it.File == at.File && it.Line == at.Line && it.Column == at.Column)) faults.Add(at, problem, $"Its `when:` contradicts itself or what was answered before: correct it, or remove {remove}");
        return false;
    }

    /// <summary>Whether a condition can hold once the first so many questions were walked.</summary>
    bool CanHold(Node condition, int walked)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        Need(condition, needed);
        // A question that is not needed may still end the form for those who would come here.
        var path = read.Definition.Questions.Take(walked).Where(q => needed.Contains(q.Id) || q.Exits.Count > 0).DistinctBy(q => q.Id)
            .Select(q => (Question: q, Answers: needed.Contains(q.Id) ? service.Answers(q) : [])).ToList();
        // The last question's own exit is what is looked for, so only the exits before it end the form.
        var own = walked > 0 ? read.Definition.Questions[walked - 1] : null;
        var combinations = path.Aggregate(1L, (count, it) => Math.Min(Most + 1L, count * Math.Max(1, it.Answers.Count)));
        return combinations > Most || Try(condition, path, 0, own, []);
    }

    bool Try(Node condition, List<(Question Question, IReadOnlyList<IReadOnlyList<(string Key, object? Value)>> Answers)> path, int at, Question? own, Dictionary<string, object?> supposed)
    {
        var look = new Supposing(service, supposed);
        if (at == path.Count) return look.Of(condition).HasFlag(Truths.True);
        var (question, answers) = path[at];
        var shown = Supposing.And(Shown(question.Group?.When, look), Shown(question.When, look));
        var isOwn = question == own && question.Exits.Any(exit => ReferenceEquals(exit.When.Tree, condition));
        if (answers.Count == 0)
            return (shown != Truths.True || question.OfficersOnly || isOwn || !Ends(question, look)) && Try(condition, path, at + 1, own, supposed);
        foreach (var answer in answers)
        {
            var none = answer[0].Value is null;
            if (!none && !shown.HasFlag(Truths.True)) continue;
            if (none && shown == Truths.True && question is { Optional: false, OfficersOnly: false, IsComputed: false }) continue;
            foreach (var (key, value) in answer) supposed[key] = value;
            if ((none || isOwn || !Ends(question, look)) && Try(condition, path, at + 1, own, supposed)) return true;
            foreach (var (key, _) in answer) supposed.Remove(key);
        }
        return false;
    }

    static Truths Shown(Condition? when, Supposing look) => when switch
    {
        null => Truths.True,
        { Tree: { } tree } => look.Of(tree),
        _ => Truths.Any,
    };

    static bool Ends(Question question, Supposing look) => question.Exits.Any(exit => exit.When.Tree is { } tree && look.Of(tree) == Truths.True);

    /// <summary>The answers that a condition depends on, and those that they depend on.</summary>
    void Need(Node condition, HashSet<string> needed)
    {
        foreach (var name in condition.Names())
        {
            if (read.Definition.Question(name.Question) is not { } question || service.Answers(question).Count == 0 || !needed.Add(question.Id)) continue;
            foreach (var when in new[] { question.When, question.Group?.When })
                if (when?.Tree is { } tree) Need(tree, needed);
        }
    }
}
