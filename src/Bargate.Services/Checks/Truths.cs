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

/// <summary>Reads a condition under supposed answers: an option, a text, true or false, a place among edges, or null for a question that has no answer.</summary>
internal sealed class Supposing(Supposed service, IReadOnlyDictionary<string, object?> supposed)
{
    static readonly Truths[] Each = [Truths.False, Truths.True, Truths.Unknown];

    public Truths Of(Node node) => node switch
    {
        Both both => And(Of(both.Left), Of(both.Right)),
        Either either => Join(Of(either.Left), Of(either.Right), Truths.True, Truths.False),
        Not not => Turn(Of(not.Inner)),
        Comparison comparison => Compare(comparison.Sign, comparison.Left, comparison.Right),
        Within { Right: ListLiteral list } within => list.Items.Aggregate(Truths.False, (found, item) => Join(found, Compare("==", within.Left, item), Truths.True, Truths.False)),
        YesNoLiteral literal => literal.Yes ? Truths.True : Truths.False,
        Name { Member: null } name => Compare("==", name, new YesNoLiteral(true)),
        Call { Function: "known", Arguments: [Name { Member: null } name] } => Known(name.Question),
        _ => Truths.Any,
    };

    // A list that was answered may be empty, which is left blank.
    Truths Known(string question) => !supposed.TryGetValue(question, out var answer) || answer == Supposed.Some ? Truths.False | Truths.True : answer is null ? Truths.False : Truths.True;

    public static Truths And(Truths left, Truths right) => Join(left, right, Truths.False, Truths.True);

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

    Truths Compare(string sign, Node left, Node right)
    {
        if (Answer(left, out var l) && l is null || Answer(right, out var r) && r is null) return Truths.Unknown;
        if (Order(left, right) is not { } order) return Truths.Any;
        // Texts and options are the same or not, and have no order.
        var holds = sign switch { "==" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
        return holds ? Truths.True : Truths.False;
    }

    int? Order(Node left, Node right)
    {
        if (Answer(left, out var l) && l is int place) return service.Order(Supposed.KeyOf(left)!, place, right);
        if (Answer(right, out var r) && r is int other) return -service.Order(Supposed.KeyOf(right)!, other, left);
        if (Plain(left) is not { } one || Plain(right) is not { } two) return null;
        // A text that stands for every other one is like none that is written, but may be like another answer.
        if (one is Supposed.Other && right is not TextLiteral || two is Supposed.Other && left is not TextLiteral) return null;
        return Equals(one, two) ? 0 : 1;
    }

    object? Plain(Node node) => node switch
    {
        TextLiteral text => text.Text,
        YesNoLiteral literal => literal.Yes,
        _ => Answer(node, out var answer) && answer is bool or string ? answer : null,
    };

    bool Answer(Node node, out object? answer)
    {
        answer = null;
        return Supposed.KeyOf(node) is { } key && supposed.TryGetValue(key, out answer);
    }
}
