using Bargate.Linkage;

namespace Bargate.Tests.Linkage;

public sealed class MatchIndexTests
{
    static readonly List<(string Id, string?[] Values)> Records = People.Records(700, 5);
    static readonly Table All = Table.Of(People.Columns, Records);
    static readonly LinkageModel Model = Training.Train(All, LinkageSettings.Guess(People.Columns) with { LooseBlocking = [] });

    [Fact]
    public void The_index_scores_as_a_run_over_all_records_does()
    {
        using var index = MatchIndex.Of(All, Model);
        Assert.Equal(All.Count, index.Count);
        var edges = Linking.Dedupe(All, Model, 0.01);
        Assert.True(edges.Count > 200);
        var expected = edges.SelectMany(it => new[] { (All.IdOf(it.Left), All.IdOf(it.Right), it.Weight), (All.IdOf(it.Right), All.IdOf(it.Left), it.Weight) }).ToLookup(it => it.Item1, it => (Other: it.Item2, it.Weight));
        foreach (var (id, values) in Records)
        {
            var found = index.Find(values, 1000).Where(it => it.Id != id).OrderBy(it => it.Id, StringComparer.Ordinal).ToList();
            var due = expected[id].OrderBy(it => it.Other, StringComparer.Ordinal).ToList();
            Assert.Equal(due.Select(it => it.Other), found.Select(it => it.Id));
            Assert.All(due.Zip(found), it => Assert.Equal(it.First.Weight, it.Second.Weight, 0.001));
        }
    }

    [Fact]
    public void An_index_filled_one_by_one_is_the_index_of_the_table()
    {
        using var one = new MatchIndex(Model);
        foreach (var (id, values) in Records) one.Put(id, values);
        using var all = MatchIndex.Of(All, Model);
        foreach (var (_, values) in Records.Take(100)) Assert.Equal(Told(all.Find(values)), Told(one.Find(values)));
        static IEnumerable<(string, double)> Told(IEnumerable<Match> found) => found.Select(it => (it.Id, Math.Round(it.Weight, 6)));
    }

    [Fact]
    public void A_record_is_found_at_once_and_no_more_when_it_is_removed_or_replaced()
    {
        using var index = MatchIndex.Of(All, Model);
        string?[] values = ["Zebedee", "Quartermaine", "1950-05-05", "SO15 2XY", "7", "zebedee@example.org"];
        Assert.Empty(index.Find(values));
        index.Put("new", values);
        var match = Assert.Single(index.Find(["Zebedee", "Quartermain", "1950-05-05", "SO15 2XY", null, null]));
        Assert.Equal("new", match.Id);
        Assert.True(match.Probability > 0.9);
        Assert.Equal(match.Weight, match.Explanation.Weight, 6);
        index.Put("new", ["Other", "Person", "1960-06-06", "SO16 3AB", "1", null]);
        Assert.Empty(index.Find(values));
        Assert.True(index.Remove("new"));
        Assert.False(index.Remove("new"));
        Assert.Equal(All.Count, index.Count);
    }

    [Fact]
    public void Readers_and_writers_do_not_disturb_one_another()
    {
        using var index = new MatchIndex(Model);
        Parallel.For(0, 4, worker =>
        {
            for (var i = worker; i < Records.Count; i += 4)
            {
                index.Put(Records[i].Id, Records[i].Values);
                // A second record may lack what every rule asks for.
                if (Records[i].Id.EndsWith("/0", StringComparison.Ordinal)) Assert.Contains(index.Find(Records[i].Values, 50), it => it.Id == Records[i].Id);
                if (i % 5 == 0) Assert.True(index.Remove(Records[i].Id));
            }
        });
        Assert.Equal(Records.Where((_, i) => i % 5 != 0).Count(), index.Count);
    }

    [Fact]
    public void The_wrong_number_of_values_is_refused_by_name()
    {
        using var index = new MatchIndex(Model);
        Assert.Contains("forename, surname, born", Assert.Throws<ArgumentException>(() => index.Find(["Ann"])).Message, StringComparison.Ordinal);
    }
}
