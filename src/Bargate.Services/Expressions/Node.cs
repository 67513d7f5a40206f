using System.Globalization;

namespace Bargate.Services.Expressions;

/// <summary>A part of a condition. <see cref="At"/> is the letter at which it starts.</summary>
internal abstract record Node
{
    public int At { get; init; }

    /// <summary>The condition as text that reads back to the same condition.</summary>
    public abstract string Print();

    /// <summary>Parts that are themselves conditions or values.</summary>
    public virtual IEnumerable<Node> Parts => [];

    /// <summary>The same within a comparison or a list, where a condition needs brackets.</summary>
    protected static string Operand(Node node) =>
        node is Both or Either or Not or Comparison or Within or Arithmetic or Shifted ? $"({node.Print()})" : node.Print();

    public IEnumerable<Name> Names() =>
        this is Name name ? [name] : Parts.SelectMany(part => part.Names());
}

internal sealed record TextLiteral(string Text) : Node
{
    public override string Print() => $"'{Text.Replace("'", "''", StringComparison.Ordinal)}'";
}

internal sealed record NumberLiteral(decimal Number) : Node
{
    public override string Print() => Number.ToString(CultureInfo.InvariantCulture);
}

internal sealed record YesNoLiteral(bool Yes) : Node
{
    public override string Print() => Yes ? "true" : "false";
}

internal sealed record Today : Node
{
    public override string Print() => "today";
}

/// <summary>A date moved by a length of time: today - 3 working days.</summary>
internal sealed record Shifted(Node Day, int Count, Unit Unit) : Node
{
    public override string Print() => $"{Operand(Day)} {(Count < 0 ? '-' : '+')} {Math.Abs(Count)} {Unit switch { Unit.WorkingDay => "working days", Unit.Month => "months", Unit.Year => "years", _ => "days" }}";

    public override IEnumerable<Node> Parts => [Day];
}

internal sealed record Arithmetic(char Sign, Node Left, Node Right) : Node
{
    public override string Print() => $"{Operand(Left)} {Sign} {Operand(Right)}";

    public override IEnumerable<Node> Parts => [Left, Right];
}

/// <summary>A function of <see cref="Functions"/> with what it works on.</summary>
internal sealed record Call(string Function, IReadOnlyList<Node> Arguments) : Node
{
    public override string Print() => $"{Function}({string.Join(", ", Arguments.Select(it => it.Print()))})";

    public override IEnumerable<Node> Parts => Arguments;
}

/// <summary>A question, or one part of its answer.</summary>
internal sealed record Name(string Question, string? Member) : Node
{
    public override string Print() => Member is null ? Question : $"{Question}.{Member}";
}

internal sealed record ListLiteral(IReadOnlyList<Node> Items) : Node
{
    public override string Print() => $"[{string.Join(", ", Items.Select(Operand))}]";

    public override IEnumerable<Node> Parts => Items;
}

internal sealed record Comparison(string Sign, Node Left, Node Right) : Node
{
    public override string Print() => $"{Operand(Left)} {Sign} {Operand(Right)}";

    public override IEnumerable<Node> Parts => [Left, Right];
}

internal sealed record Within(Node Left, Node Right) : Node
{
    public override string Print() => $"{Operand(Left)} in {Operand(Right)}";

    public override IEnumerable<Node> Parts => [Left, Right];
}

internal sealed record Not(Node Inner) : Node
{
    public override string Print() => $"not ({Inner.Print()})";

    public override IEnumerable<Node> Parts => [Inner];
}

internal sealed record Both(Node Left, Node Right) : Node
{
    public override string Print() => $"({Left.Print()}) and ({Right.Print()})";

    public override IEnumerable<Node> Parts => [Left, Right];
}

internal sealed record Either(Node Left, Node Right) : Node
{
    public override string Print() => $"({Left.Print()}) or ({Right.Print()})";

    public override IEnumerable<Node> Parts => [Left, Right];
}
