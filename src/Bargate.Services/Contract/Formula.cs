using Bargate.Kernel.Calendar;

namespace Bargate.Services.Contract;

internal delegate Value? Compute(IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days);

/// <summary>A value that a service file works out of answers, checked against its questions and compiled once.</summary>
public sealed class Formula
{
    readonly Compute compute;

    internal Formula(string source, IReadOnlySet<string> uses, Compute compute, Expressions.Node? tree = null)
    {
        (Source, Uses, Tree) = (source, uses, tree);
        this.compute = compute;
    }

    internal Expressions.Node? Tree { get; }

    /// <summary>As it is written in the file.</summary>
    public string Source { get; }

    /// <summary>The questions that it speaks of.</summary>
    public IReadOnlySet<string> Uses { get; }

    /// <summary>Null when an answer that it needs is missing.</summary>
    public Value? Of(IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days) => compute(answers, today, days);

    public override string ToString() => Source;
}
