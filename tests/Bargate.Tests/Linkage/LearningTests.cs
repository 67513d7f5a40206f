using Bargate.Linkage;
using Bargate.Linkage.Comparing;
using Bargate.Linkage.Learning;

namespace Bargate.Tests.Linkage;

public sealed class LearningTests
{
    static readonly double[][] M = [[0.05, 0.1, 0.85], [0.1, 0.9], [0.2, 0.1, 0.7], [0.15, 0.85]];
    static readonly double[][] U = [[0.95, 0.04, 0.01], [0.98, 0.02], [0.9, 0.07, 0.03], [0.5, 0.5]];

    [Fact]
    public void EM_finds_the_chances_that_made_the_patterns()
    {
        var patterns = new Patterns(M.Select(it => it.Length));
        var counts = Simulated(patterns, [(0.2, M), (0.8, U)], 200_000);
        var (m, share) = PlainFit.Of(new(patterns, counts.Sorted()), U, [true, true, true, true], [.. M.Select(it => PlainFit.Start(it.Length))]);
        Assert.Equal(0.2, share, 0.01);
        for (var i = 0; i < M.Length; i++)
            for (var level = 0; level < M[i].Length; level++) Assert.Equal(M[i][level], m[i]![level], 0.02);
    }

    [Fact]
    public void A_mixture_tells_the_same_person_from_the_same_household()
    {
        // Household: the first comparison (surname) agrees, the others as among strangers.
        double[][] household = [[0.02, 0.03, 0.95], U[1], U[2], U[3]];
        var patterns = new Patterns(M.Select(it => it.Length));
        var counts = Simulated(patterns, [(0.3, M), (0.3, household), (0.4, U)], 300_000);
        MixtureStart[] start =
        [
            new("person", [.. M.Select(it => PlainFit.Start(it.Length))], new bool[4]),
            new("household", [[0.1, 0.1, 0.8], [0.9, 0.1], [0.8, 0.1, 0.1], [0.5, 0.5]], new bool[4]),
            new("strangers", U, [true, true, true, true]),
        ];
        var fit = MixtureFit.Of(new(patterns, counts.Sorted()), start, 0.4);
        Assert.Equal(0.3, fit.Shares[0], 0.02);
        Assert.Equal(0.3, fit.Shares[1], 0.02);
        Assert.Equal(M[2][2], fit.Chances[0][2][2], 0.03);
        Assert.Equal(household[0][2], fit.Chances[1][0][2], 0.03);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model()
    {
        var settings = LinkageSettings.Guess(People.Columns);
        Assert.Equal(Training.Train(People.Table(800), settings).Write(), Training.Train(People.Table(800), settings).Write());
        // Few pairs allowed, so that all samples are drawn.
        var sampled = settings with { MostPairsForU = 20_000, MostPairsForEm = 500, MostPairsForMixture = 500 };
        Assert.Equal(Training.Train(People.Table(800), sampled).Version, Training.Train(People.Table(800), sampled).Version);
        Assert.NotEqual(Training.Train(People.Table(800), sampled).Version, Training.Train(People.Table(800), sampled with { Seed = 2 }).Version);
    }

    [Fact]
    public void A_model_is_read_as_it_was_written()
    {
        var model = Training.Train(People.Table(500), LinkageSettings.Guess(People.Columns));
        var again = LinkageModel.Read(model.Write());
        Assert.Equal(model.Version, again.Version);
        Assert.Equal(model.Write(), again.Write());
        Assert.Throws<FormatException>(() => LinkageModel.Read("{}"));
        var another = model with { Weights = [model.Weights[0] with { Levels = [.. model.Weights[0].Levels.Skip(1)] }, .. model.Weights.Skip(1)] };
        Assert.Contains("another version", Assert.Throws<FormatException>(() => LinkageModel.Read(another.Write())).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => LinkageModel.Read("not json"));
        Assert.Contains("format 99", Assert.Throws<FormatException>(() => LinkageModel.Read(model.Write().Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_an_explanation_add_up_to_the_weight_that_scoring_gives()
    {
        var table = People.Table(600);
        var model = Training.Train(table, LinkageSettings.Guess(People.Columns));
        foreach (var edge in Linking.Dedupe(table, model, 0).Take(200))
        {
            var why = model.Explain(ValuesOf(edge.Left), ValuesOf(edge.Right), table);
            Assert.Equal(edge.Weight, why.Weight, 0.001);
            Assert.Equal(why.Weight, why.PriorWeight + why.Levels.Sum(it => it.Weight + it.TermFrequencyWeight), 6);
        }
        string?[] ValuesOf(int row) => [.. People.Columns.Select(it => table.Value(row, it.Name))];
    }

    [Fact]
    public void Training_stops_when_it_is_asked_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Training.Train(People.Table(100), LinkageSettings.Guess(People.Columns), null, stop.Token));
    }

    [Fact]
    public void A_value_that_many_people_hold_counts_for_nothing()
    {
        var records = People.Records(400, 3).Select((it, i) => (it.Id, (string?[])[.. it.Values[..5], i % 4 == 0 ? "hostel@example.org" : it.Values[5]]));
        var table = Table.Of(People.Columns, records);
        var model = Training.Train(table, LinkageSettings.Guess(People.Columns));
        Assert.Single(model.Generic["email"]);
        Assert.DoesNotContain("hostel", model.Write(), StringComparison.Ordinal);
        var why = model.Explain(["Ann", "Smith", null, null, null, "hostel@example.org"], ["Bob", "Jones", null, null, null, "hostel@example.org"]);
        Assert.Equal(0, why.Levels.Single(it => it.Comparison == "email").Weight, 9);
    }

    [Fact]
    public void A_training_rule_that_names_no_column_is_refused_not_loosened()
    {
        var settings = LinkageSettings.Guess(People.Columns) with { TrainingRules = [DeterministicRule.Parse("surname + foername~1")] };
        Assert.Contains("'foername'", Assert.Throws<FormatException>(() => Training.Train(People.Table(50), settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostel_s_address_counts_for_nothing_and_a_terrace_s_does()
    {
        // Every fourth record lives at the hostel; as many live in twenty houses of one postcode.
        var records = People.Records(400, 3).Select((it, i) => (it.Id, (string?[])[.. it.Values[..3], .. (i % 4) switch { 0 => ["SO99 1AA", "1"], 1 => ["SO98 1AA", $"{i % 20 + 1}"], _ => it.Values[3..5] }, it.Values[5]]));
        var model = Training.Train(Table.Of(People.Columns, records), LinkageSettings.Guess(People.Columns));
        Assert.Single(model.Generic["postcode"]);
        double Address(string postcode) => model.Explain(["Ann", "Smith", null, postcode, "1", null], ["Bob", "Jones", null, postcode, "1", null]).Levels.Single(it => it.Comparison == "address").Weight;
        Assert.Equal(0, Address("SO99 1AA"), 9);
        Assert.True(Address("SO98 1AA") > 3);
    }

    [Fact]
    public void A_property_of_many_people_counts_for_nothing()
    {
        LinkageColumn[] columns = [.. People.Columns, new("uprn", FieldKind.Uprn)];
        var records = People.Records(300, 3).Select((it, i) => (it.Id, (string?[])[.. it.Values, i % 5 == 0 ? "100062512345" : $"1000{i:00000000}"]));
        Assert.Single(Training.Train(Table.Of(columns, records), LinkageSettings.Guess(columns)).Generic["uprn"]);
    }

    [Fact]
    public void Where_nothing_could_be_learnt_one_check_says_so_and_why()
    {
        string?[][] rows = [["Ann", "Lee", "1971-06-24", "SO14 7LY", "1", null], ["Bob", "Roe", "1980-01-02", "SO15 2AB", "2", null], ["Cy", "Kim", "1990-03-04", "SO16 3CD", "3", null]];
        var checks = Training.Train(Table.Of(People.Columns, rows.Select((it, i) => ($"{i}", it))), LinkageSettings.Guess(People.Columns)).Checks;
        Assert.Single(checks, it => it.StartsWith("No rule of EM gave pairs to learn from", StringComparison.Ordinal));
        Assert.DoesNotContain(checks, it => it.StartsWith("Nothing was learnt of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"columns\": [", "\"columns\": null, \"was\": [")]
    [InlineData("\"comparisons\": [", "\"comparisons\": null, \"was\": [")]
    [InlineData("\"prior\": ", "\"mixture\": { \"classes\": [], \"held-out-gain\": 1 }, \"prior\": ")]
    public void A_model_that_was_spoilt_is_refused_when_it_is_read(string part, string spoilt)
    {
        var model = Training.Train(People.Table(60), LinkageSettings.Guess(People.Columns)).Write();
        Assert.Contains(part, model, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => LinkageModel.Read(model.Replace(part, spoilt, StringComparison.Ordinal)));
    }

    static PatternCounts Simulated(Patterns patterns, (double Share, double[][] Chances)[] classes, int pairs)
    {
        var chance = new Random(11);
        var places = new int[M.Length];
        var counts = new PatternCounts();
        for (var pair = 0; pair < pairs; pair++)
        {
            var of = classes[Draw(chance, [.. classes.Select(it => it.Share)])].Chances;
            for (var i = 0; i < places.Length; i++) places[i] = Draw(chance, of[i]);
            counts.Add(patterns.Of(places));
        }
        return counts;
    }

    static int Draw(Random chance, double[] shares)
    {
        var left = chance.NextDouble();
        for (var i = 0; i < shares.Length - 1; i++)
            if ((left -= shares[i]) < 0) return i;
        return shares.Length - 1;
    }
}
