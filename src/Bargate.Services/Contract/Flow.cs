using Bargate.Kernel.Calendar;

namespace Bargate.Services.Contract;

/// <summary>Walks a service's questions in order: the order is the flow, `when` hides, an exit ends it.</summary>
public static class Flow
{
    /// <summary>What a form with these answers shows. An answer of a hidden question is left out before the next condition is read.</summary>
    public static Journey Walk(
        ServiceDefinition service, IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days, bool officer = false)
    {
        var visible = new List<Question>(service.Questions.Count);
        var counted = new Dictionary<string, Value>(answers.Count, StringComparer.Ordinal);
        Question? open = null;
        foreach (var question in service.Questions)
        {
            if (question.OfficersOnly && !officer) continue;
            if (question.When is { } when && !when.Holds(counted, today, days)) continue;
            visible.Add(question);
            if (!answers.TryGetValue(question.Id, out var answer) || (answer.IsNothing && !question.Optional))
            {
                open ??= question;
                continue;
            }
            counted[question.Id] = answer;
            foreach (var rule in question.Exits)
                if (rule.When.Holds(counted, today, days))
                    return new Journey(visible, counted, open, service.ExitPage(rule.To), question);
        }
        return new Journey(visible, counted, open, null, null);
    }
}

/// <summary>A service's questions as one set of answers shows them.</summary>
/// <param name="Visible">In order, up to the exit when there is one.</param>
/// <param name="Answers">The answers that count: those of visible questions.</param>
/// <param name="FirstUnanswered">Null when nothing is left to ask.</param>
/// <param name="Exit">The page that ends the form early.</param>
/// <param name="ExitAt">The question whose answer led to the exit.</param>
public sealed record Journey(
    IReadOnlyList<Question> Visible, IReadOnlyDictionary<string, Value> Answers, Question? FirstUnanswered, ExitPage? Exit, Question? ExitAt)
{
    /// <summary>Everything asked is answered and no exit was met: it may be sent.</summary>
    public bool IsComplete => FirstUnanswered is null && Exit is null;

    public bool Shows(string question) => Visible.Any(it => it.Id == question);

    /// <summary>The question after this one; null after the last: check your answers.</summary>
    public Question? After(string question)
    {
        for (var i = 0; i < Visible.Count - 1; i++)
            if (Visible[i].Id == question) return Visible[i + 1];
        return null;
    }

    /// <summary>The question before this one; null before the first: the start page.</summary>
    public Question? Before(string question)
    {
        for (var i = 1; i < Visible.Count; i++)
            if (Visible[i].Id == question) return Visible[i - 1];
        return null;
    }
}
