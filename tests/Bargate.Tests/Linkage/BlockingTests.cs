using Bargate.Linkage;
using Bargate.Linkage.Blocking;
using Bargate.Linkage.Comparing;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Linkage;

public sealed class BlockingTests
{
    static readonly LinkageColumn[] Columns = [new("a", FieldKind.Text), new("b", FieldKind.Text), new("c", FieldKind.Text)];
    static readonly BlockingRule[] Rules = [.. new[] { "a + b", "b + c", "a=b + b=a", "a[0:1] + c", "c" }.Select(BlockingRule.Parse)];

    [Fact]
    public void Every_pair_that_satisfies_a_rule_is_given_once_and_no_other() => Check.QuickThrowOnFailure(Prop.ForAll(Rows(), rows =>
    {
        var table = Table.Of(Columns, rows.Select((it, i) => (i.ToString(), it)));
        Assert.Equal(BruteForce(table, null), Given(table, null));
    }));

    [Fact]
    public void Between_two_tables_only_pairs_across_are_given() => Check.QuickThrowOnFailure(Prop.ForAll(Rows(), rows =>
    {
        var table = Table.Of(Columns, rows.Select((it, i) => (i.ToString(), it)));
        Assert.Equal(BruteForce(table, rows.Length / 3), Given(table, rows.Length / 3));
    }));

    [Fact]
    public void A_rule_with_too_many_pairs_gives_up_its_largest_blocks_and_says_so()
    {
        var table = Table.Of(Columns, Enumerable.Range(0, 100).Select(i => ($"{i}", new string?[] { i < 60 ? "many" : $"few{i / 2}", "x", "y" })));
        var index = Index(table, [BlockingRule.Parse("a")], null, new() { Columns = Columns, Comparisons = [], Blocking = [], TrainingRules = [], EmRules = [], LargestBlock = 50 });
        Assert.Equal(20, Pairs(index).Count);
        Assert.Contains("more than 2 records: 1,770 pairs", Assert.Single(index.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loose_rule_is_used_only_while_its_pairs_are_few()
    {
        var table = Table.Of(Columns, Enumerable.Range(0, 100).Select(i => ($"{i}", new string?[] { $"value{i % 5}", "everyone", "so" })));
        var settings = Settings() with { MostLoosePairs = 1000 };
        var index = new BlockIndex(table, settings, [], [BlockingRule.Parse("a"), BlockingRule.Parse("b")], GenericValues.None(3), null, new(), default);
        Assert.Equal("a", Assert.Single(index.Rules).ToString());
        Assert.Contains("'b' was not used: 4,950 pairs", Assert.Single(index.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("surname + birth-date")]
    [InlineData("forename[0:2] + postcode[0:3]")]
    [InlineData("soundex(surname) + year(birth-date)")]
    [InlineData("sound(surname) + year(birth-date)")]
    [InlineData("forename=surname + surname=forename")]
    public void A_rule_is_written_as_it_is_read(string rule) => Assert.Equal(rule, BlockingRule.Parse(rule).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData(400)]
    public void A_sample_of_great_blocks_is_drawn_from_their_pairs_in_its_share(int? border)
    {
        var table = Table.Of(Columns, Enumerable.Range(0, 1000).Select(it => ($"{it}", new string?[] { "ab", it % 3 == 0 ? "b" : "c", $"{it % 7}" })));
        var index = Index(table, Rules[..2], border);
        var all = Pairs(index);
        var few = Pairs(index, new(1, 0.01));
        Assert.Empty(few.Except(all));
        // Four standard deviations of so many draws: the seed is fixed, so it holds always or never.
        Assert.InRange(few.Count, all.Count * 0.01 - 4 * Math.Sqrt(all.Count * 0.01), all.Count * 0.01 + 4 * Math.Sqrt(all.Count * 0.01));
        Assert.InRange(few.Average(it => it.Item1), all.Average(it => it.Item1) - 20, all.Average(it => it.Item1) + 20);
        Assert.InRange(few.Average(it => it.Item2), all.Average(it => it.Item2) - 20, all.Average(it => it.Item2) + 20);
    }

    [Theory]
    [InlineData("surname +")]
    [InlineData("surname[1:3]")]
    [InlineData("surname[0:x]")]
    public void A_wrong_rule_says_what_is_wrong(string rule) => Assert.Throws<FormatException>(() => BlockingRule.Parse(rule));

    static Arbitrary<string?[][]> Rows() => Gen.Elements<string?>(null, "ab", "ac", "b", "cab", "ca").ArrayOf(3).ArrayOf().Where(it => it.Length is > 1 and < 40).ToArbitrary();

    static LinkageSettings Settings() => new() { Columns = Columns, Comparisons = [], Blocking = Rules, TrainingRules = [], EmRules = [] };
    static BlockIndex Index(Table table, BlockingRule[] rules, int? border, LinkageSettings? settings = null) => new(table, settings ?? Settings(), rules, [], GenericValues.None(3), border, new(), default);

    static List<(int, int, int)> Given(Table table, int? border) => Pairs(Index(table, Rules, border));

    static List<(int, int, int)> Pairs(BlockIndex index, PairSampling? sample = null)
    {
        var all = new List<(int, int, int)>();
        index.ForEachPair(() => new Collecting([]), it => all.AddRange(it.Pairs), null, default, sample);
        all.Sort();
        return all;
    }

    static List<(int, int, int)> BruteForce(Table table, int? border)
    {
        var pairs = new List<(int, int, int)>();
        for (var a = 0; a < table.Count; a++)
            for (var b = a + 1; b < table.Count; b++)
                if ((border is not { } first || (a < first && b >= first)) && Array.FindIndex(Satisfied, it => it(Of(a), Of(b))) is var rule and >= 0) pairs.Add((a, b, rule));
        return pairs;
        string?[] Of(int row) => [table.Value(row, "a"), table.Value(row, "b"), table.Value(row, "c")];
    }

    static readonly Func<string?[], string?[], bool>[] Satisfied =
    [
        (x, y) => Same(x[0], y[0]) && Same(x[1], y[1]),
        (x, y) => Same(x[1], y[1]) && Same(x[2], y[2]),
        (x, y) => (Same(x[0], y[1]) && Same(x[1], y[0])) || (Same(x[0], y[0]) && Same(x[1], y[1])),
        (x, y) => Same(x[0]?[..1], y[0]?[..1]) && Same(x[2], y[2]),
        (x, y) => Same(x[2], y[2]),
    ];

    static bool Same(string? a, string? b) => a is not null && a == b;

    readonly struct Collecting(List<(int, int, int)> pairs) : IPairVisitor
    {
        public List<(int, int, int)> Pairs => pairs;
        public void Visit(int a, int b, int rule) => pairs.Add((Math.Min(a, b), Math.Max(a, b), rule));
    }
}
