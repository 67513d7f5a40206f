namespace Bargate.Services.Contract;

/// <summary>Short questions that are asked on one page. They are questions of the whole form, each with its own id.</summary>
public sealed record QuestionGroup
{
    /// <summary>The address of their page.</summary>
    public required string Id { get; init; }

    public required Text Ask { get; init; }

    public Text? Hint { get; init; }

    /// <summary>Why we ask.</summary>
    public Text? Why { get; init; }

    /// <summary>The page is asked only when this holds; null means always.</summary>
    public Condition? When { get; init; }
}

/// <summary>What a repeatable group asks of each of its items: several vehicles, each with its registration.</summary>
public sealed record ItemRules
{
    /// <summary>The word for one of them: vehicle.</summary>
    public required Text Item { get; init; }

    public required int Min { get; init; }

    public required int Max { get; init; }

    /// <summary>The words of the question that leads to another one: 'Add another vehicle'. Null says it in general words.</summary>
    public Text? Add { get; init; }

    /// <summary>In order, on one page. Their ids are of this group only.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    public Question? Question(string id) => Questions.FirstOrDefault(it => it.Id == id);
}
