using Bargate.Linkage.Fields;

namespace Bargate.Linkage.Comparing;

/// <summary>A comparison ready to run on rows of value ids; one worker's own.</summary>
internal abstract class Comparer(string[] labels)
{
    public const int Null = -1;

    /// <summary>What each level is called, the first being everything else.</summary>
    public string[] Labels => labels;
    public int Levels => labels.Length;

    /// <summary>The level of a pair; <see cref="Null"/> when a value that it needs is absent.</summary>
    public abstract int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b);

    /// <summary>The columns whose rarity counts when a pair is on the highest level.</summary>
    public virtual int[] TermPlaces => [];

    /// <summary>The columns whose values are shown in an explanation.</summary>
    public required int[] Places { get; init; }
}

/// <summary>One column: equal, or as alike as its grades say.</summary>
internal sealed class ColumnComparer(PairValues values, int place, GradeFunction grade, string[] labels, bool terms) : Comparer(labels)
{
    readonly Grader _grader = new(values, place, grade);
    public override int[] TermPlaces { get; } = terms ? [place] : [];

    public override int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (left, right) = (a[place], b[place]);
        if (left == 0 || right == 0) return Null;
        if (left != right || left < 0) return _grader.Of(left, right);
        return values.IsGeneric(place, left) ? Null : Levels - 1;
    }
}

/// <summary>A date: as a column, but two first days of January may be two clerks who knew only the year.</summary>
internal sealed class DateComparer(PairValues values, int place) : Comparer([.. DateGrade.Labels[..DateGrade.Exact], "both the same 1 January", DateGrade.Labels[DateGrade.Exact]])
{
    readonly Grader _grader = new(values, place, DateGrade.Of);

    public override int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (left, right) = (a[place], b[place]);
        if (left == 0 || right == 0) return Null;
        if (left != right || left < 0) return _grader.Of(left, right);
        if (values.IsGeneric(place, left)) return Null;
        return DateGrade.IsDefault(values.Of(place, left)) ? Levels - 2 : Levels - 1;
    }
}
