using System.Text.RegularExpressions;

namespace Bargate.Ui;

/// <summary>What differs between two texts: in lines, and in the words of a line that was changed. `&lt;partial name="_Difference" model="Difference.Between(before, after)" /&gt;` shows it.</summary>
public static partial class Difference
{
    // Texts that have hardly a line in common are not compared further: the answer would be no shorter.
    const int MostSteps = 1000;

    /// <summary>Every line of both, in order. Line ends do not count.</summary>
    public static IReadOnlyList<DifferentLine> Between(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var found = new List<DifferentLine>();
        foreach (var (oldFrom, oldTo, newFrom, newTo, same) in Runs(old, now))
            if (same) found.AddRange(Enumerable.Range(0, oldTo - oldFrom).Select(i => new DifferentLine(LineKind.Same, oldFrom + i + 1, newFrom + i + 1, [new(old[oldFrom + i], false)])));
            else found.AddRange(Changed(old[oldFrom..oldTo], now[newFrom..newTo], oldFrom, newFrom));
        return found;
    }

    /// <summary>The lines that differ with so many beside them; null stands for what is left out.</summary>
    public static IReadOnlyList<DifferentLine?> Around(IReadOnlyList<DifferentLine> all, int beside = 3)
    {
        var near = new bool[all.Count];
        for (var i = 0; i < all.Count; i++)
            if (all[i].Kind != LineKind.Same)
                for (var j = Math.Max(0, i - beside); j <= Math.Min(all.Count - 1, i + beside); j++) near[j] = true;
        var shown = new List<DifferentLine?>();
        for (var i = 0; i < all.Count; i++)
            if (near[i]) shown.Add(all[i]);
            else if (shown.Count > 0 && shown[^1] is not null) shown.Add(null);
        if (shown.Count > 0 && shown[^1] is null) shown.RemoveAt(shown.Count - 1);
        return shown;
    }

    /// <summary>Runs of things that are the same in both, and of those that are not, in order.</summary>
    public static IEnumerable<(int OldFrom, int OldTo, int NewFrom, int NewTo, bool Same)> Runs(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var (atOld, atNew) = (0, 0);
        foreach (var (oldFrom, newFrom, length) in Common(old, now).Append((old.Count, now.Count, 0)))
        {
            if (oldFrom > atOld || newFrom > atNew) yield return (atOld, oldFrom, atNew, newFrom, false);
            if (length > 0) yield return (oldFrom, oldFrom + length, newFrom, newFrom + length, true);
            (atOld, atNew) = (oldFrom + length, newFrom + length);
        }
    }

    static string[] Lines(string text) => text.Length == 0 ? [] : LineEnd().Replace(text, "\n").TrimEnd('\n').Split('\n');

    static IEnumerable<DifferentLine> Changed(string[] old, string[] now, int oldFrom, int newFrom)
    {
        var pairs = Enumerable.Range(0, Math.Min(old.Length, now.Length)).Select(i => Words(old[i], now[i])).ToList();
        for (var i = 0; i < old.Length; i++) yield return new(LineKind.Removed, oldFrom + i + 1, null, i < pairs.Count ? pairs[i].Old : [new(old[i], false)]);
        for (var i = 0; i < now.Length; i++) yield return new(LineKind.Added, null, newFrom + i + 1, i < pairs.Count ? pairs[i].New : [new(now[i], false)]);
    }

    static (IReadOnlyList<Piece> Old, IReadOnlyList<Piece> New) Words(string before, string after)
    {
        string[] old = [.. Token().Matches(before).Select(it => it.Value)], now = [.. Token().Matches(after).Select(it => it.Value)];
        var (left, right) = (new List<Piece>(), new List<Piece>());
        foreach (var (oldFrom, oldTo, newFrom, newTo, same) in Runs(old, now))
        {
            if (oldTo > oldFrom) left.Add(new(string.Concat(old[oldFrom..oldTo]), !same));
            if (newTo > newFrom) right.Add(new(string.Concat(now[newFrom..newTo]), !same));
        }
        return (left, right);
    }

    // Myers' O(ND) difference: the shortest way from one text to the other, walked forwards and read backwards.
    static List<(int Old, int New, int Length)> Common(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var (start, end) = (0, 0);
        while (start < old.Count && start < now.Count && old[start] == now[start]) start++;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        var found = new List<(int Old, int New, int Length)>();
        if (start > 0) found.Add((0, 0, start));
        found.AddRange(Middle(old, now, start, old.Count - end, now.Count - end));
        if (end > 0) found.Add((old.Count - end, now.Count - end, end));
        return found;
    }

    static List<(int Old, int New, int Length)> Middle(IReadOnlyList<string> old, IReadOnlyList<string> now, int start, int oldEnd, int newEnd)
    {
        var (n, m) = (oldEnd - start, newEnd - start);
        if (n == 0 || m == 0) return [];
        var most = Math.Min(n + m, MostSteps);
        var reached = new int[2 * most + 3];
        var trace = new List<int[]>();
        for (var steps = 0; steps <= most; steps++)
        {
            trace.Add(reached[(most + 1 - steps)..(most + 2 + steps)]);
            for (var k = -steps; k <= steps; k += 2)
            {
                var x = k == -steps || (k != steps && reached[most + k] < reached[most + 2 + k]) ? reached[most + 2 + k] : reached[most + k] + 1;
                while (x < n && x - k < m && old[start + x] == now[start + x - k]) x++;
                reached[most + 1 + k] = x;
                if (x >= n && x - k >= m) return Back(trace, steps, n, m, start);
            }
        }
        return [];
    }

    static List<(int Old, int New, int Length)> Back(List<int[]> trace, int steps, int x, int y, int start)
    {
        var found = new List<(int Old, int New, int Length)>();
        for (; steps > 0; steps--)
        {
            // What was reached with one step less: diagonal k stands at k + steps.
            var before = trace[steps];
            int At(int diagonal) => before[diagonal + steps];
            var k = x - y;
            var previous = k == -steps || (k != steps && At(k - 1) < At(k + 1)) ? k + 1 : k - 1;
            var fromX = At(previous);
            var landed = previous == k + 1 ? fromX : fromX + 1;
            if (x > landed) found.Add((start + landed, start + landed - k, x - landed));
            (x, y) = (fromX, fromX - previous);
        }
        if (x > 0) found.Add((start, start, x));
        found.Reverse();
        return found;
    }

    [GeneratedRegex(@"\r\n?")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\w+|\s+|[^\w\s]")]
    private static partial Regex Token();
}

/// <summary>Whether a line is in both texts, only in the first, or only in the second.</summary>
public enum LineKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A line of a difference with its number in the first text, the second, or both.</summary>
public sealed record DifferentLine(LineKind Kind, int? Old, int? New, IReadOnlyList<Piece> Pieces)
{
    public string Text => string.Concat(Pieces.Select(it => it.Text));
}

/// <summary>Words of a line; <paramref name="Changed"/> when the other text has others in their place.</summary>
public sealed record Piece(string Text, bool Changed);
