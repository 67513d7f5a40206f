using Bargate.Kernel.Councils;
using Bargate.Services.Commands;
using Bargate.Services.Editing;

namespace Bargate.Services.Contract;

public enum PropertyKind
{
    /// <summary>A text for people.</summary>
    Text,
    /// <summary>A text of several lines, in Markdown.</summary>
    LongText,
    /// <summary>An id, a name of something, an address.</summary>
    Word,
    Number,
    YesNo,
    /// <summary>today, today - 3 working days, 2026-01-31.</summary>
    Date,
    /// <summary>3 working days, 14 days, 24 months.</summary>
    Duration,
    Condition,
    /// <summary>Worked out: a number, or a sum such as count(items) * 1500.</summary>
    Formula,
    /// <summary>Several words.</summary>
    Words,
    /// <summary>Several texts, each on a line.</summary>
    Lines,
    /// <summary>One of <see cref="FormatProperty.Choices"/>.</summary>
    Choice,
    /// <summary>Some of <see cref="FormatProperty.Choices"/>.</summary>
    Choices,
    /// <summary>Something with parts of its own, such as options or stages: it is changed by operations or as YAML.</summary>
    Part,
}

/// <summary>A property that a part of a service may have.</summary>
/// <param name="Name">As <see cref="ServiceText.Set"/> takes it: label, errors/missing.</param>
/// <param name="Words">What it is called.</param>
/// <param name="Help">What it is for.</param>
/// <param name="Required">The part cannot do without.</param>
public sealed record FormatProperty(string Name, PropertyKind Kind, string Words, string Help, bool Required, IReadOnlyList<string> Choices);

/// <summary>Everything that the format of service files knows, from the schema that a test holds beside the reader.</summary>
public sealed class ServiceFormat
{
    readonly FormatTable table;

    internal ServiceFormat(IEnumerable<QuestionKind> kinds, Words words) => table = new FormatTable([.. kinds], words);

    /// <summary>The parts that have properties: service, question, value, group, page (an exit page), stage, task, assign, option-with-hint.</summary>
    public IReadOnlyList<string> Parts => FormatTable.Parts;

    /// <summary>The properties of a part, in the order in which files have them.</summary>
    /// <param name="type">For a question: only what its type may have.</param>
    public IReadOnlyList<FormatProperty> Properties(string part, string? type = null) => table.Of(part, type);

    /// <summary>Those of a part of a text.</summary>
    public IReadOnlyList<FormatProperty> Properties(TextPart part) => part.Kind switch
    {
        PartKind.Question => table.Of("question", part.Type),
        PartKind.Value => table.Of("value", null),
        PartKind.Group => [.. table.Of("group", null).Where(it => it.Name != "item" && !it.Name.StartsWith("repeat", StringComparison.Ordinal))],
        PartKind.Repeat => table.Of("group", null),
        PartKind.ExitPage => table.Of("page", null),
        PartKind.Stage => table.Of("stage", null),
        PartKind.Block => table.Of("use", null),
        _ => [],
    };
}
