using Bargate.Services.Contract;

namespace Bargate.Services.Editing;

/// <summary>Two texts line by line, with as few changed lines as can be (E. W. Myers, An O(ND) difference algorithm, 1986).</summary>
internal static class LineDifference
{
    // Texts with more changes than this share nothing worth showing.
    const int Most = 2000;

    public static IReadOnlyList<LineChange> Of(string before, string after)
    {
        var (a, b) = (Lines.Cut(before), Lines.Cut(after));
        var (start, end) = (0, 0);
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start]) start++;
        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var lines = Enumerable.Range(0, start).Select(it => new LineChange(it + 1, it + 1, a[it])).ToList();
        Middle(a, start, a.Length - end, b, start, b.Length - end, lines);
        for (var i = end; i > 0; i--) lines.Add(new(a.Length - i + 1, b.Length - i + 1, a[^i]));
        return lines;
    }

    static void Middle(string[] a, int fromA, int toA, string[] b, int fromB, int toB, List<LineChange> lines)
    {
        var (n, m) = (toA - fromA, toB - fromB);
        var most = Math.Min(n + m, Most);
        var furthest = new int[2 * most + 2];
        var steps = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            steps.Add([.. furthest]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || k != d && furthest[most + k - 1] < furthest[most + k + 1] ? furthest[most + k + 1] : furthest[most + k - 1] + 1;
                while (x < n && x - k < m && a[fromA + x] == b[fromB + x - k]) x++;
                furthest[most + k] = x;
                if (x >= n && x - k >= m)
                {
                    lines.AddRange(Back(steps, d, most, a, fromA, n, b, fromB, m));
                    return;
                }
            }
        }
        for (var i = fromA; i < toA; i++) lines.Add(new(i + 1, null, a[i]));
        for (var i = fromB; i < toB; i++) lines.Add(new(null, i + 1, b[i]));
    }

    static List<LineChange> Back(List<int[]> steps, int last, int most, string[] a, int fromA, int n, string[] b, int fromB, int m)
    {
        var found = new List<LineChange>();
        var (x, y) = (n, m);
        for (var d = last; d >= 0; d--)
        {
            var (furthest, k) = (steps[d], x - y);
            var down = d > 0 && (k == -d || k != d && furthest[most + k - 1] < furthest[most + k + 1]);
            var (toX, toY) = d == 0 ? (0, 0) : down ? (furthest[most + k + 1], furthest[most + k + 1] - k - 1) : (furthest[most + k - 1], furthest[most + k - 1] - k + 1);
            var (stopX, stopY) = d == 0 ? (0, 0) : down ? (toX, toY + 1) : (toX + 1, toY);
            while (x > stopX && y > stopY)
            {
                found.Add(new(fromA + x, fromB + y, a[fromA + x - 1]));
                (x, y) = (x - 1, y - 1);
            }
            if (d == 0) break;
            found.Add(down ? new(null, fromB + y, b[fromB + y - 1]) : new(fromA + x, null, a[fromA + x - 1]));
            (x, y) = (toX, toY);
        }
        found.Reverse();
        return found;
    }
}
