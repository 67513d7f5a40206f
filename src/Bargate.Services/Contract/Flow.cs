using Bargate.Kernel.Calendar;

namespace Bargate.Services.Contract;

/// <summary>Walks a service's questions in order: the order is the flow, `when` hides, an exit ends it.</summary>
public static class Flow
{
    static readonly Dictionary<string, IReadOnlyList<Question>> NoItems = [];

    /// <summary>What a form with these answers shows. An answer of a hidden question is left out before the next condition is read.</summary>
    public static Journey Walk(
        ServiceDefinition service, IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days, bool officer = false)
    {
        var visible = new List<Question>(service.Questions.Count);
        var counted = new Dictionary<string, Value>(answers.Count, StringComparer.Ordinal);
        List<Question>? computed = null;
        Dictionary<string, IReadOnlyList<Question>>? items = null;
        Question? open = null;
        Journey Ended(ExitPage? exit, Question? at) => new(visible, counted, open, exit, at) { Computed = computed ?? [], Items = items ?? NoItems };
        foreach (var question in service.Questions)
        {
            if (question.OfficersOnly && !officer) continue;
            if (question.Group?.When is { } page && !page.Holds(counted, today, days)) continue;
            if (question.When is { } when && !when.Holds(counted, today, days)) continue;
            if (question.Value is { } formula)
            {
                (computed ??= []).Add(question);
                if (formula.Of(counted, today, days) is { } value) counted[question.Id] = value;
                continue;
            }
            visible.Add(question);
            if (question.Items is { } rules)
            {
                var asked = rules.Questions.Where(it => it.When is null || it.When.Holds(counted, today, days)).ToList();
                (items ??= new(StringComparer.Ordinal))[question.Id] = asked;
                if (answers.GetValueOrDefault(question.Id) is not Value.List list || Counted(list, rules, asked) is not { } good)
                {
                    open ??= question;
                    continue;
                }
                counted[question.Id] = good;
                continue;
            }
            if (!answers.TryGetValue(question.Id, out var answer) || (answer.IsNothing && !question.Optional))
            {
                open ??= question;
                continue;
            }
            counted[question.Id] = answer;
            foreach (var rule in question.Exits)
                if (rule.When.Holds(counted, today, days))
                    return Ended(service.ExitPage(rule.To), question);
        }
        return Ended(null, null);
    }

    // Answers of hidden questions do not count within items either. Null when an item is not finished or there are too few or too many.
    static Value.List? Counted(Value.List list, ItemRules rules, List<Question> asked)
    {
        if (list.Items.Count < rules.Min || list.Items.Count > rules.Max) return null;
        var items = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not Value.Map map) return null;
            var parts = new Dictionary<string, Value>(asked.Count, StringComparer.Ordinal);
            foreach (var question in asked)
            {
                if (!map.Parts.TryGetValue(question.Id, out var answer) || (answer.IsNothing && !question.Optional)) return null;
                parts[question.Id] = answer;
            }
            items.Add(new Value.Map(parts));
        }
        return new Value.List(items);
    }
}

/// <summary>A service's questions as one set of answers shows them.</summary>
/// <param name="Visible">Those asked, in order, up to the exit when there is one.</param>
/// <param name="Answers">The answers that count: those of visible questions, and what was worked out of them.</param>
/// <param name="FirstUnanswered">Null when nothing is left to ask.</param>
/// <param name="Exit">The page that ends the form early.</param>
/// <param name="ExitAt">The question whose answer led to the exit.</param>
public sealed record Journey(
    IReadOnlyList<Question> Visible, IReadOnlyDictionary<string, Value> Answers, Question? FirstUnanswered, ExitPage? Exit, Question? ExitAt)
{
    /// <summary>The values that were worked out, in order.</summary>
    public IReadOnlyList<Question> Computed { get; init; } = [];

    /// <summary>What each visible repeatable group asks of an item, by the group's id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Question>> Items { get; init; }

    /// <summary>Everything asked is answered and no exit was met: it may be sent.</summary>
    public bool IsComplete => FirstUnanswered is null && Exit is null;

    public bool Shows(string question) => Visible.Any(it => it.Id == question);

    /// <summary>The questions of one page, in order; none when the page is not asked.</summary>
    public IReadOnlyList<Question> Page(string page) => [.. Visible.Where(it => it.PageId == page)];

    /// <summary>The first question of the page after this one; null after the last: check your answers.</summary>
    public Question? After(string page)
    {
        var passed = false;
        foreach (var question in Visible)
            if (question.PageId == page) passed = true;
            else if (passed) return question;
        return null;
    }

    /// <summary>The last question of the page before this one; null before the first: the start page.</summary>
    public Question? Before(string page)
    {
        Question? before = null;
        foreach (var question in Visible)
        {
            if (question.PageId == page) return before;
            before = question;
        }
        return null;
    }
}
