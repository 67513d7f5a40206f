using Bargate.Services.Editing;

namespace Bargate.Services.Contract;

/// <summary>A condition as somebody picks it: lines that must all hold, or any of them.</summary>
public sealed record PickedCondition(bool All, IReadOnlyList<Pick> Picks)
{
    /// <summary>What a condition of a file picks; null when it says more than can be picked.</summary>
    public static PickedCondition? Of(string expression, IReadOnlyList<PickSubject> subjects) => Picking.Read(expression, subjects);

    /// <summary>The condition as a file has it; null with a reason when a line is not whole.</summary>
    public string? Expression(IReadOnlyList<PickSubject> subjects, out string? reason) => Picking.Write(this, subjects, out reason);
}

/// <summary>One line of a picked condition.</summary>
/// <param name="Subject">The name of a <see cref="PickSubject"/>.</param>
/// <param name="Operator">One of its operators.</param>
/// <param name="Value">An option's id (several with commas for one-of and none-of), a text, a number, an amount in pounds, a date such as today - 28 days; nothing where the operator says it all.</param>
public sealed record Pick(string Subject, string Operator, string Value = "");

/// <summary>Something that a condition can speak of: a question asked earlier, a part of its answer, how many it has, an age.</summary>
/// <param name="Name">As conditions write it: kind, place.ward, count(items), age(born).</param>
/// <param name="Words">As it is asked.</param>
/// <param name="Type">The question type; empty for what is reckoned.</param>
public sealed record PickSubject(string Name, string Words, ValueKind Kind, string Type, IReadOnlyList<Option> Options)
{
    /// <summary>What can be said of it: is, is-not, one-of, none-of, yes, no, less, at-most, more, at-least, includes, not-includes, known, not-known.</summary>
    public IReadOnlyList<string> Operators => Picking.Operators(this);

    public static bool NeedsValue(string pickOperator) => pickOperator is not ("yes" or "no" or "known" or "not-known");
}
