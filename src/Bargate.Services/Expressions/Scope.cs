using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

/// <summary>What a condition may speak of at its place in the file.</summary>
/// <param name="Known">Questions already asked there.</param>
/// <param name="Later">Ids of questions that come later.</param>
internal sealed record Scope(IReadOnlyDictionary<string, Subject> Known, IReadOnlySet<string> Later);

/// <summary>What a condition needs to know of a question.</summary>
/// <param name="Items">What each item of a repeatable group holds.</param>
internal sealed record Subject(QuestionKind Kind, IReadOnlyList<string> Options, IReadOnlyDictionary<string, Subject>? Items = null)
{
    public static Subject Of(Question question, QuestionKind kind) => new(kind, [.. question.Options.Select(it => it.Id)]);
}
