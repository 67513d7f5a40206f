using Bargate.Services.Expressions;

namespace Bargate.Services.Checks;

/// <summary>Everything that a condition could come to, when only some of the answers are supposed.</summary>
[Flags]
internal enum Truths
{
    None = 0,
    False = 1,
    True = 2,
    Unknown = 4,
    Any = 7,
}

/// <summary>Reads a condition under supposed answers: a text, true or false, or null for a question that was not asked.</summary>
internal static class Supposing
{
    static readonly Truths[] Each = [Truths.False, Truths.True, Truths.Unknown];

    public static Truths Of(Node node, IReadOnlyDictionary<string, object?> supposed) => node switch
    {
        Both both => Join(Of(both.Left, supposed), Of(both.Right, supposed), Truths.False, Truths.True),
        Either either => Join(Of(either.Left, supposed), Of(either.Right, supposed), Truths.True, Truths.False),
        Not not => Turn(Of(not.Inner, supposed)),
        Comparison { Sign: "==" or "!=" } comparison => Same(comparison.Left, comparison.Right, supposed) is var same && comparison.Sign == "==" ? same : Turn(same),
        Within { Right: ListLiteral list } within => list.Items.Aggregate(Truths.False, (found, item) => Join(found, Same(within.Left, item, supposed), Truths.True, Truths.False)),
        YesNoLiteral literal => literal.Yes ? Truths.True : Truths.False,
        Name { Member: null } name => Same(name, new YesNoLiteral(true), supposed),
        _ => Truths.Any,
    };

    /// <summary>And, or: one side that is <paramref name="decides"/> decides; unknown is in the middle.</summary>
    static Truths Join(Truths left, Truths right, Truths decides, Truths otherwise)
    {
        var result = Truths.None;
        foreach (var l in Each)
            foreach (var r in Each)
                if (left.HasFlag(l) && right.HasFlag(r))
                    result |= l == decides || r == decides ? decides : l == Truths.Unknown || r == Truths.Unknown ? Truths.Unknown : otherwise;
        return result;
    }

    static Truths Turn(Truths it) =>
        (it.HasFlag(Truths.False) ? Truths.True : 0) | (it.HasFlag(Truths.True) ? Truths.False : 0) | (it & Truths.Unknown);

    static Truths Same(Node left, Node right, IReadOnlyDictionary<string, object?> supposed)
    {
        if (!Value(left, supposed, out var l) || !Value(right, supposed, out var r)) return Truths.Any;
        if (l is null || r is null) return Truths.Unknown;
        return Equals(l, r) ? Truths.True : Truths.False;
    }

    static bool Value(Node node, IReadOnlyDictionary<string, object?> supposed, out object? value)
    {
        value = node switch
        {
            TextLiteral text => text.Text,
            YesNoLiteral literal => literal.Yes,
            Name { Member: null } name => supposed.GetValueOrDefault(name.Question),
            _ => null,
        };
        return node is TextLiteral or YesNoLiteral || node is Name { Member: null } known && supposed.ContainsKey(known.Question);
    }
}
