using Bargate.Linkage;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Linkage;

public sealed class ClusteringTests
{
    static readonly LinkageColumn[] Columns = [new("source", FieldKind.Text), new("number", FieldKind.Reference)];

    [Fact]
    public void Rows_that_are_not_the_same_are_never_in_one_cluster() => Check.QuickThrowOnFailure(Prop.ForAll(Graphs(), graph =>
    {
        var table = Rows(12, _ => "x", _ => null);
        var clusters = Clustering.Clusters(table, EdgeList.Of(graph.Edges), 0.5, new() { CannotLink = graph.Cannot });
        Assert.DoesNotContain(graph.Cannot, it => clusters[it.Left] == clusters[it.Right]);
        // Nothing is joined that no chain of edges joins, and a cluster bears the number of its lowest row.
        var loose = Clustering.Clusters(table, EdgeList.Of(graph.Edges), 0.5, ClusterRules.None);
        Assert.All(Enumerable.Range(0, 12), row => Assert.Equal(loose[row], loose[clusters[row]]));
        Assert.All(clusters.GroupBy(it => it), it => Assert.Equal(it.Key, Array.IndexOf(clusters, it.Key)));
    }));

    [Fact]
    public void Of_a_source_without_duplicates_a_person_has_one_record()
    {
        var table = Rows(4, row => row is 0 or 3 ? "council tax" : "library", _ => null);
        var edges = EdgeList.Of([new(0, 1, 9, 0), new(1, 2, 8, 0), new(2, 3, 7, 0)]);
        Assert.Equal([0, 0, 0, 0], Clustering.Clusters(table, edges, 0.9));
        Assert.Equal([0, 0, 0, 3], Clustering.Clusters(table, edges, 0.9, new() { SourceColumn = "source", DuplicateFreeSources = ["Council Tax"] }));
    }

    [Fact]
    public void Two_different_references_part_a_cluster_at_its_weakest_edge()
    {
        var table = Rows(4, _ => "x", row => row == 0 ? "AB123456" : row == 3 ? "CD987654" : null);
        var edges = EdgeList.Of([new(0, 1, 9, 0), new(1, 2, 5, 0), new(2, 3, 9, 0)]);
        Assert.Equal([0, 0, 2, 2], Clustering.Clusters(table, edges, 0.9, new() { References = ["number"] }));
    }

    [Fact]
    public void No_cluster_has_more_records_than_allowed()
    {
        var table = Rows(30, _ => "x", _ => null);
        var edges = EdgeList.Of(Enumerable.Range(0, 29).Select(i => new Edge(i, i + 1, 10 - i * 0.1f, 0)));
        Assert.All(Clustering.Clusters(table, edges, 0.5, new() { MostRecords = 7 }).GroupBy(it => it), it => Assert.True(it.Count() <= 7));
    }

    [Fact]
    public void Members_who_contradict_one_another_are_parted()
    {
        var table = People.Table(500);
        var model = Training.Train(table, LinkageSettings.Guess(People.Columns));
        var edges = Linking.Dedupe(table, model, 0.01);
        var clusters = Clustering.Clusters(table, edges, 0.01, new() { ContradictionWeight = -3 }, model);
        foreach (var cluster in clusters.Select((it, row) => (it, row)).GroupBy(it => it.it, it => it.row).Where(it => it.Count() > 1))
            foreach (var a in cluster)
                foreach (var b in cluster.Where(it => it > a)) Assert.True(model.Explain(Of(a), Of(b)).Levels.Sum(it => it.Weight) + model.Explain(Of(a), Of(b)).PriorWeight >= -3.001);
        string?[] Of(int row) => [.. People.Columns.Select(it => table.Value(row, it.Name))];
    }

    [Fact]
    public void One_to_one_keeps_the_strongest_edge_of_each_row()
    {
        var kept = Linking.OneToOne(EdgeList.Of([new(0, 0, 5, 0), new(0, 1, 9, 0), new(1, 1, 8, 0), new(1, 0, 2, 0)]));
        Assert.Equal([(0, 1), (1, 0)], kept.Select(it => (it.Left, it.Right)));
    }

    static Table Rows(int count, Func<int, string?> source, Func<int, string?> number) => Table.Of(Columns, Enumerable.Range(0, count).Select(row => ($"{row}", new[] { source(row), number(row) })));

    static Arbitrary<(Edge[] Edges, (int Left, int Right)[] Cannot)> Graphs()
    {
        var pair = Gen.Choose(0, 11).Two().Where(it => it.Item1 < it.Item2);
        var edges = pair.SelectMany(it => Gen.Choose(-3, 12), (it, weight) => new Edge(it.Item1, it.Item2, weight, 0)).ArrayOf();
        return edges.SelectMany(_ => pair.ArrayOf(), (its, cannot) => (its, cannot.Take(5).Select(it => (it.Item1, it.Item2)).ToArray())).ToArbitrary();
    }
}
