using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

/// <summary>What a condition may speak of at its place in the file.</summary>
/// <param name="Known">Questions already asked there.</param>
/// <param name="Later">Ids of questions that come later.</param>
internal sealed record Scope(IReadOnlyDictionary<string, Subject> Known, IReadOnlySet<string> Later);

/// <summary>What a condition needs to know of a question.</summary>
internal sealed record Subject(QuestionKind Kind, IReadOnlyList<string> Options)
{
    /// <summary>What a repeatable group asks of each item; null for every other question.</summary>
    public ItemRules? Items { get; init; }

    /// <summary>A repeatable group: its members are what each of its items holds.</summary>
    public static Subject Of(ItemRules rules, IReadOnlyDictionary<string, QuestionKind> kinds) =>
        new(new(Question.GroupType, ValueKind.Items, [])
        {
            Members = rules.Questions.Where(it => kinds.ContainsKey(it.Type)).DistinctBy(it => it.Id).ToDictionary(it => it.Id, it => kinds[it.Type].Value),
        }, []) { Items = rules };

    public static Subject Of(Question question, QuestionKind kind) => new(kind, [.. question.Options.Select(it => it.Id)]);
}
