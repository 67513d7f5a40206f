using Bargate.Linkage.Fields;

namespace Bargate.Linkage.Comparing;

/// <summary>Forenames. Where forename and surname are swapped the pair is on a level of its own, and the surname's comparison says nothing more.</summary>
internal sealed class ForenameComparer(PairValues values, int forename, int surname, bool terms) : Comparer([.. ForenameGrade.Labels[..ForenameGrade.Exact], "forename and surname swapped", ForenameGrade.Labels[ForenameGrade.Exact]])
{
    readonly Grader _grader = new(values, forename, ForenameGrade.Of);
    public override int[] TermPlaces { get; } = terms ? [forename] : [];

    public override int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (left, right) = (a[forename], b[forename]);
        if (left == 0 || right == 0) return Null;
        if (left == right && left > 0) return Levels - 1;
        if (Swap.IsIn(values, forename, surname, a, b)) return Levels - 2;
        return _grader.Of(left, right);
    }
}

internal sealed class SurnameComparer(PairValues values, int surname, int forename, bool terms) : Comparer(SurnameGrade.Labels)
{
    readonly Grader _grader = new(values, surname, SurnameGrade.Of);
    public override int[] TermPlaces { get; } = terms ? [surname] : [];

    public override int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (left, right) = (a[surname], b[surname]);
        if (left == 0 || right == 0) return Null;
        if (left == right && left > 0) return Levels - 1;
        return Swap.IsIn(values, forename, surname, a, b) ? Null : _grader.Of(left, right);
    }
}

/// <summary>Forename and surname at once: what they say together is more than the sum where families share a surname.</summary>
internal sealed class JointNameComparer(PairValues values, int forename, int surname, bool terms) : Comparer(Names)
{
    static readonly string[] Names =
    [
        "different names", "same forename", "same surname", "similar names", "very similar names", "forename and surname swapped",
        "same forename, similar surname", "same surname, similar forename", "same forename and surname",
    ];

    readonly Grader _forenames = new(values, forename, ForenameGrade.Of);
    readonly Grader _surnames = new(values, surname, SurnameGrade.Of);
    public override int[] TermPlaces { get; } = terms ? [forename, surname] : [];

    public override int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (a[forename] == 0 || b[forename] == 0 || a[surname] == 0 || b[surname] == 0) return Half(a, b);
        if (Swap.IsIn(values, forename, surname, a, b) && a[forename] != b[forename]) return 5;
        var (first, last) = (Grade(_forenames, a[forename], b[forename]), Grade(_surnames, a[surname], b[surname]));
        return (first, last) switch
        {
            (Same, Same) => 8,
            ( >= 2, Same) => 7,
            (Same, >= 2) => 6,
            ( >= 2, >= 2) => 4,
            (_, Same) => 2,
            (Same, _) => 1,
            ( >= 1, >= 1) => 3,
            _ => 0,
        };
    }

    /// <summary>One of the two names is not known on a side: the other alone.</summary>
    int Half(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (a[surname] != 0 && b[surname] != 0) return Grade(_surnames, a[surname], b[surname]) switch { Same => 2, >= 2 => 3, _ => 0 };
        if (a[forename] != 0 && b[forename] != 0) return Grade(_forenames, a[forename], b[forename]) switch { Same => 1, >= 2 => 3, _ => 0 };
        return Null;
    }

    // Forenames and surnames have the same number of grades.
    const int Same = ForenameGrade.Exact;
    static int Grade(Grader grader, int a, int b) => a == b && a > 0 ? Same : grader.Of(a, b);
}

internal static class Swap
{
    public static bool IsIn(PairValues values, int forename, int surname, ReadOnlySpan<int> a, ReadOnlySpan<int> b) => surname >= 0 && forename >= 0
        && values.Same(forename, a[forename], surname, b[surname]) && values.Same(surname, a[surname], forename, b[forename]);
}
