using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>What the case's rules name exists, and nobody's contact details become public.</summary>
internal static class CaseParts
{
    static readonly string[] Private = ["name", "email", "phone", "address", "declaration", "national-insurance-number", "bank-account"];

    public static void Check(ReadService read, Faults faults)
    {
        var (service, rules) = (read.Definition, read.Definition.Case);
        foreach (var from in rules.Reopen?.From ?? [])
            if (rules.Stage(from) is not { } stage)
                faults.Add(read.Places.Of(rules.Reopen!), $"There is no stage '{from}' to reopen from", Nearest.Suggest(from, rules.Stages.Where(s => s.Closes).Select(s => s.Id)));
            else if (!stage.Closes)
                faults.Add(read.Places.Of(rules.Reopen!), $"The stage '{from}' is open, so it cannot be reopened", "Name stages with `closes: true`");
        for (var i = 0; i < rules.Assign.Count - 1; i++)
            if (rules.Assign[i].When is null)
                faults.Add(read.Places.Of(rules.Assign[i + 1]), "This assignment is never reached", "Put the one without `when:` last");
        foreach (var shown in (rules.Public?.Show ?? []).Concat(rules.Public?.RedactBeforePublish ?? []).Distinct())
        {
            var at = read.Places.Of(rules.Public!);
            var question = service.Question(shown.Split('.')[0]);
            if (question is null)
                faults.Add(at, $"There is no question '{shown}' to show", Nearest.Suggest(shown, service.Questions.Select(q => q.Id)));
            else if (Private.Contains(question.Type) || question.OfficersOnly)
                faults.Add(at, $"'{shown}' would show everybody something personal", "Remove it from `show:`");
            else if (shown.Contains('.', StringComparison.Ordinal) && read.Around.Kinds.TryGetValue(question.Type, out var kind) && !kind.Members.ContainsKey(shown[(shown.IndexOf('.', StringComparison.Ordinal) + 1)..]))
                faults.Add(at, $"'{question.Id}' has no part '{shown[(question.Id.Length + 1)..]}'", Nearest.Suggest(shown[(question.Id.Length + 1)..], kind.Members.Keys));
        }
    }
}
