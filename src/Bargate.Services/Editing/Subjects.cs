using Bargate.Services.Contract;

namespace Bargate.Services.Editing;

/// <summary>What a condition at a place of a service may speak of.</summary>
internal static class Subjects
{
    /// <param name="path">The part that holds the condition.</param>
    /// <param name="itself">Whether the part's own answer is there already, as at an exit.</param>
    public static IReadOnlyList<PickSubject> At(CheckedText read, string path, bool itself, IReadOnlyDictionary<string, QuestionKind> kinds, string language)
    {
        if (read.Definition is not { } service) return [];
        var questions = service.Questions.ToList();
        var end = End(read, questions, path, itself);
        return [.. questions.Take(end).Where(it => it.Id.Length > 0).DistinctBy(it => it.Id).SelectMany(it => Of(it, kinds, language))];
    }

    static int End(CheckedText read, List<Question> questions, string path, bool itself)
    {
        if (!path.StartsWith("questions/", StringComparison.Ordinal) && !path.StartsWith("officers-only/", StringComparison.Ordinal)) return questions.Count;
        // An exit is within its question; a question of a repeatable group sees what is asked before the group.
        var own = read.Text.Flat.LastOrDefault(it => path == it.Path || path.StartsWith(it.Path + "/", StringComparison.Ordinal));
        var top = own is null ? null : read.Text.Pages.FirstOrDefault(it => own.Path == it.Path || own.Path.StartsWith(it.Path + "/", StringComparison.Ordinal));
        if (own is null || top is null) return questions.Count;
        var (id, page) = top.Kind == PartKind.Repeat ? (top.Id, top.Id) : (own.Kind == PartKind.Group ? "" : own.Id, own.Kind == PartKind.Group ? own.Id : "");
        var at = questions.FindIndex(it => id.Length > 0 && it.Id == id || page.Length > 0 && it.Group?.Id == page);
        return at < 0 ? questions.Count : itself ? at + 1 : at;
    }

    static IEnumerable<PickSubject> Of(Question question, IReadOnlyDictionary<string, QuestionKind> kinds, string language)
    {
        var words = question.Ask.In(language);
        if (question.Items is not null)
        {
            yield return new PickSubject(question.Id, words, ValueKind.Items, question.Type, []);
            yield return new PickSubject($"count({question.Id})", words, ValueKind.Number, "", []);
            yield break;
        }
        if (!kinds.TryGetValue(question.Type, out var kind)) yield break;
        yield return new PickSubject(question.Id, words, kind.Value, question.Type, question.Options);
        if (kind.Value == ValueKind.Choices) yield return new PickSubject($"count({question.Id})", words, ValueKind.Number, "", []);
        if (kind.Value == ValueKind.Date) yield return new PickSubject($"age({question.Id})", words, ValueKind.Number, "", []);
        foreach (var (member, value) in kind.Members) yield return new PickSubject($"{question.Id}.{member}", words, value, "", []);
    }
}
