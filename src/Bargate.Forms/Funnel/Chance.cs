namespace Bargate.Forms.Funnel;

/// <summary>A difference between two figures and the interval in which the true one lies, as often as was asked.</summary>
internal sealed record Difference(double Before, double After, double Low, double High)
{
    public double By => After - Before;

    /// <summary>Chance alone would not often do it: no difference at all lies outside the interval.</summary>
    public bool IsMoreThanChance => Low > 0 || High < 0;
}

/// <summary>Whether two figures differ by more than chance.</summary>
internal static class Chance
{
    /// <summary>Of the normal distribution: nineteen in twenty, and ninety-nine in a hundred for tables whose many lines would otherwise bring a false one.</summary>
    public const double Z95 = 1.959964, Z99 = 2.575829;

    /// <summary>Wilson's score interval of a share (1927).</summary>
    public static (double Low, double High) Wilson(long part, long all, double z)
    {
        var (share, square) = ((double)part / all, z * z);
        var middle = (share + square / (2 * all)) / (1 + square / all);
        var half = z / (1 + square / all) * Math.Sqrt(share * (1 - share) / all + square / (4.0 * all * all));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>The difference of two shares with Newcombe's interval (1998, his tenth method). Null where a side is too small to be shown.</summary>
    public static Difference? OfShares((long Part, long All) before, (long Part, long All) after, double z)
    {
        if (!IsShown(before) || !IsShown(after)) return null;
        var (one, two) = ((double)before.Part / before.All, (double)after.Part / after.All);
        return Joined(one, Wilson(before.Part, before.All, z), two, Wilson(after.Part, after.All, z));
    }

    /// <summary>The difference of two medians: the interval of each from the ranks of its times, put together as Newcombe does. Null with fewer than twenty times.</summary>
    public static Difference? OfMedians(Spans before, Spans after, double z)
    {
        if (before.Count < SmallCounts.FewestForShare || after.Count < SmallCounts.FewestForShare) return null;
        return Joined(before.Median!.Value, Ranks(before, z), after.Median!.Value, Ranks(after, z));
    }

    static (double Low, double High) Ranks(Spans spans, double z)
    {
        var half = z / (2 * Math.Sqrt(spans.Count));
        return (spans.Quantile(0.5 - half)!.Value, spans.Quantile(0.5 + half)!.Value);
    }

    static Difference Joined(double one, (double Low, double High) first, double two, (double Low, double High) second)
    {
        static double Square(double number) => number * number;
        var low = two - one - Math.Sqrt(Square(two - second.Low) + Square(first.High - one));
        var high = two - one + Math.Sqrt(Square(second.High - two) + Square(one - first.Low));
        return new(one, two, low, high);
    }

    static bool IsShown((long Part, long All) side) =>
        side.All >= SmallCounts.FewestForShare && !SmallCounts.IsSmall(side.Part) && !SmallCounts.IsSmall(side.All - side.Part);
}
