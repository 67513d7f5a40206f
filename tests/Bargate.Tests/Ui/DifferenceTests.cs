using Bargate.Ui;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Ui;

/// <summary>A difference says what is in both texts, and from it each of them can be written again.</summary>
public sealed class DifferenceTests
{
    [Fact]
    public void Both_texts_can_be_read_from_their_difference() => Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Two()), it =>
    {
        var lines = Difference.Between(it.Before, it.After);
        Assert.Equal(it.Before, string.Join('\n', lines.Where(line => line.Kind != LineKind.Added).Select(line => line.Text)));
        Assert.Equal(it.After, string.Join('\n', lines.Where(line => line.Kind != LineKind.Removed).Select(line => line.Text)));
        Assert.Equal(Longest(it.Before.Split('\n'), it.After.Split('\n')), lines.Count(line => line.Kind == LineKind.Same));
        return true;
    }));

    static Gen<(string Before, string After)> Two() =>
        from before in Gen.NonEmptyListOf(Gen.Elements("a", "b", "c d", "e f g"))
        from after in Gen.NonEmptyListOf(Gen.Elements("a", "b", "c d", "e f h"))
        select (string.Join('\n', before), string.Join('\n', after));

    // By the book, in a table.
    static int Longest(string[] a, string[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++) table[i, j] = a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        return table[a.Length, b.Length];
    }

    [Fact]
    public void The_words_that_changed_are_named_and_far_lines_are_left_out()
    {
        var before = string.Join('\n', Enumerable.Range(1, 40).Select(it => $"Line {it} is here"));
        var lines = Difference.Between(before, before.Replace("Line 20 is here", "Line 20 was here", StringComparison.Ordinal));
        Assert.Equal(["is"], lines.Single(it => it.Kind == LineKind.Removed).Pieces.Where(it => it.Changed).Select(it => it.Text));
        Assert.Equal(["was"], lines.Single(it => it.Kind == LineKind.Added).Pieces.Where(it => it.Changed).Select(it => it.Text));
        Assert.Equal(8, Difference.Around(lines).Count);
        Assert.Empty(Difference.Around(Difference.Between(before, before)));
    }

    [Fact]
    public void Long_texts_without_a_line_in_common_are_compared()
    {
        var (before, after) = (string.Join('\n', Enumerable.Range(0, 40_000).Select(it => $"a{it}")), string.Join('\n', Enumerable.Range(0, 40_000).Select(it => $"b{it}")));
        Assert.Equal(80_000, Difference.Between(before, after).Count);
    }
}
