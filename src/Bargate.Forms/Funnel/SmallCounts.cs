using System.Globalization;

namespace Bargate.Forms.Funnel;

/// <summary>
/// What is shown and given away of counts, so that none of them is about one person whom somebody knows: nothing of fewer than ten forms, no count
/// below five, every other to the nearest five, so that subtracting one selection from another says nothing either. See decision 0068.
/// </summary>
internal static class SmallCounts
{
    public const int FewestForms = 10, FewestTimes = 10, FewestForShare = 20, FewestForWhole = 120, Step = 5;

    public static bool IsEnough(Counts counts) => counts.Started >= FewestForms;

    public static bool IsSmall(long count) => count is > 0 and < Step;

    /// <summary>Null for a small one.</summary>
    public static long? Shown(long count) => IsSmall(count) ? null : (count * 2 + Step) / (2 * Step) * Step;

    /// <summary>For the length of a bar: a small count has none.</summary>
    public static long Length(long count) => Shown(count) ?? 0;

    public static string Text(long count, CultureInfo locale, string small) => Shown(count)?.ToString("N0", locale) ?? small;

    /// <summary>As a CSV file has it; `[c]` is the mark that official statistics use for a confidential figure.</summary>
    public static object Field(long count) => Shown(count) is { } shown ? shown : "[c]";

    /// <summary>A share in whole per cent, of fewer than <see cref="FewestForWhole"/> to the nearest five, since a whole one and the rounded counts would give the exact counts away; or that it is below or above one where the count itself, or what it lacks of all, is small. Null of fewer than twenty.</summary>
    public static Share? ShareOf(long part, long all)
    {
        if (all < FewestForShare) return null;
        if (IsSmall(part)) return new((int)Math.Ceiling(100.0 * Step / all), Than.Less);
        if (IsSmall(all - part)) return new((int)Math.Floor(100.0 * (all - Step) / all), Than.More);
        var step = all < FewestForWhole ? Step : 1;
        return new((int)Math.Round(100.0 * part / all / step, MidpointRounding.AwayFromZero) * step, Than.Equal);
    }

    public static double? Median(Spans spans) => spans.Count >= FewestTimes ? spans.Median : null;

    public static double? Ninetieth(Spans spans) => spans.Count >= FewestTimes ? spans.Ninetieth : null;
}

internal enum Than { Equal, Less, More }

/// <summary>`40 %`, `less than 13 %`, `more than 87 %`.</summary>
internal sealed record Share(int Percent, Than Than);
