using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

/// <summary>What a condition may speak of at its place in the file.</summary>
/// <param name="Known">Questions already asked there.</param>
/// <param name="Later">Ids of questions that come later.</param>
internal sealed record Scope(IReadOnlyDictionary<string, Subject> Known, IReadOnlySet<string> Later)
{
    /// <summary>Questions that have a fault of their own, so that nobody knows what they give: what is said of them is not judged.</summary>
    public IReadOnlySet<string> Unsound { get; init; } = new HashSet<string>();

    /// <summary>Some question could not be read at all, and may be the one that is spoken of.</summary>
    public bool Lost { get; init; }

    /// <summary>Whether a name that is not known follows from another fault.</summary>
    public bool Excuses(string name) => Unsound.Contains(name) || Lost && !Later.Contains(name);
}

/// <summary>What a condition needs to know of a question.</summary>
/// <param name="Items">What each item of a repeatable group holds; null for every other question.</param>
internal sealed record Subject(QuestionKind Kind, IReadOnlyList<string> Options, IReadOnlyDictionary<string, Subject>? Items = null)
{
    static readonly QuestionKind Group = new(Question.GroupType, ValueKind.Items, []);

    /// <summary>A repeatable group.</summary>
    public static Subject Of(ItemRules rules, IReadOnlyDictionary<string, QuestionKind> kinds) => new(Group, [],
        rules.Questions.Where(it => kinds.ContainsKey(it.Type)).DistinctBy(it => it.Id).ToDictionary(it => it.Id, it => Of(it, kinds[it.Type])));

    public static Subject Of(Question question, QuestionKind kind) => new(kind, [.. question.Options.Select(it => it.Id)]);
}
