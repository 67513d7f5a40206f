using Bargate.Kernel.Calendar;

namespace Bargate.Services.Contract;

internal delegate bool Test(IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days);

/// <summary>A condition of a service file, checked against its questions and compiled once.</summary>
public sealed class Condition
{
    readonly Test test;

    internal Condition(string source, IReadOnlySet<string> uses, Test test, Expressions.Node? tree = null)
    {
        Tree = tree;
        Source = source;
        Uses = uses;
        this.test = test;
    }

    internal Expressions.Node? Tree { get; }

    /// <summary>As it is written in the file.</summary>
    public string Source { get; }

    /// <summary>The questions that it speaks of.</summary>
    public IReadOnlySet<string> Uses { get; }

    /// <summary>Whether it holds. An answer that is missing is unknown, and what is compared with it is false.</summary>
    public bool Holds(IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days) => test(answers, today, days);

    public override string ToString() => Source;
}
