using System.Globalization;
using System.Text;
using Bargate.Linkage.Fields;
using Bargate.Linkage.Text;

namespace Bargate.Linkage.Comparing;

/// <summary>Levels that somebody wrote: the highest of which every test holds.</summary>
internal sealed class CustomComparer : Comparer
{
    readonly PairValues _values;
    readonly Test[][] _levels;
    readonly int[] _needed;

    sealed record Test(LevelTest It, int Place, int Other, Grader? Grader);

    public CustomComparer(PairValues values, IReadOnlyList<LevelSpec> levels, Func<string, int> place, bool terms) : base(["everything else", .. levels.Select(it => it.Label)])
    {
        TermPlaces = terms ? [.. levels[^1].Tests.Where(it => it.Kind is LevelTestKind.Exact).Select(it => place(it.Column))] : [];
        _values = values;
        _levels = [.. levels.Select(level => level.Tests.Select(it => new Test(it, place(it.Column), it.Other is null ? -1 : place(it.Other), GraderOf(it, place(it.Column)))).ToArray())];
        _needed = [.. _levels.SelectMany(it => it).Select(it => it.Place).Distinct()];
    }

    public override int[] TermPlaces { get; }

    public override int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        foreach (var place in _needed)
            if (a[place] == 0 || b[place] == 0) return Null;
        for (var level = _levels.Length; level > 0; level--)
            if (Holds(_levels[level - 1], a, b)) return level;
        return 0;
    }

    bool Holds(Test[] tests, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        foreach (var test in tests)
        {
            var (left, right) = (a[test.Place], b[test.Place]);
            var holds = test.It.Kind == LevelTestKind.Swapped
                ? Swap.IsIn(_values, test.Place, test.Other, a, b)
                : (left == right && left > 0) || (test.Grader is not null && test.Grader.Of(left, right) == 1);
            if (!holds) return false;
        }
        return true;
    }

    Grader? GraderOf(LevelTest it, int place)
    {
        GradeFunction? grade = it.Kind switch
        {
            LevelTestKind.JaroWinkler => (a, b) => JaroWinkler.Similarity(a, b) >= it.Threshold ? 1 : 0,
            LevelTestKind.Levenshtein => (a, b) => Edits.Levenshtein(a, b, (int)it.Threshold) <= it.Threshold ? 1 : 0,
            LevelTestKind.Damerau => (a, b) => Edits.Damerau(a, b, (int)it.Threshold) <= it.Threshold ? 1 : 0,
            LevelTestKind.DaysApart => (a, b) => DayOf(a) is { } left && DayOf(b) is { } right && Math.Abs(left - right) <= it.Threshold ? 1 : 0,
            LevelTestKind.Prefix => (a, b) => a.CommonPrefixLength(b) >= it.Threshold ? 1 : 0,
            LevelTestKind.LocalPart => (a, b) => LocalPart(a).SequenceEqual(LocalPart(b)) ? 1 : 0,
            LevelTestKind.Nickname => (a, b) => ForenameGrade.Of(a, b) >= ForenameGrade.Nickname ? 1 : 0,
            LevelTestKind.LocalPartJaroWinkler => (a, b) => JaroWinkler.Similarity(LocalPart(a), LocalPart(b)) >= it.Threshold ? 1 : 0,
            LevelTestKind.PostcodeSector => (a, b) => PostcodeValues.Sector(a).SequenceEqual(PostcodeValues.Sector(b)) ? 1 : 0,
            LevelTestKind.PostcodeDistrict => (a, b) => PostcodeValues.Outward(a).SequenceEqual(PostcodeValues.Outward(b)) ? 1 : 0,
            LevelTestKind.PostcodeArea => (a, b) => PostcodeValues.Area(a).SequenceEqual(PostcodeValues.Area(b)) ? 1 : 0,
            _ => null,
        };
        return grade is null ? null : new(_values, place, grade);
    }

    static int? DayOf(ReadOnlySpan<byte> date) => DateOnly.TryParseExact(Encoding.ASCII.GetString(date), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : null;
    static ReadOnlySpan<byte> LocalPart(ReadOnlySpan<byte> email) => email.IndexOf((byte)'@') is var at and > 0 ? email[..at] : email;
}
