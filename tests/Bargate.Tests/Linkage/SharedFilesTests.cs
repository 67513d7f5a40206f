using Bargate.Linkage;
using Bargate.Linkage.Comparing;
using Bargate.Linkage.Learning;

namespace Bargate.Tests.Linkage;

/// <summary>Files whose truth is known, outside the repository: skipped, and counted, where they are absent.</summary>
public sealed class SharedFilesTests
{
    static readonly LinkageColumn[] Fake = [new("first_name", FieldKind.Forename), new("surname", FieldKind.Surname), new("dob", FieldKind.BirthDate), new("city", FieldKind.Town), new("email", FieldKind.Email)];

    // The published tutorial of Splink on this file prints 0.00333 with the same rules.
    [SkippableFact]
    public void The_prior_of_fake_1000_is_the_published_one()
    {
        var table = Read("fake_1000.csv", Fake, "unique_id");
        var settings = LinkageSettings.Guess(Fake) with
        {
            TrainingRules = [.. new[] { "first_name + dob~1", "surname + dob~1", "first_name + surname~2", "email" }.Select(DeterministicRule.Parse)],
            Recall = 0.7,
        };
        Assert.Equal(0.00333, PriorEstimate.Of(table, settings, GenericValues.None(table.Width), null, new(), default), 0.0001);
    }

    [SkippableFact]
    public void Clusters_of_fake_1000_have_an_F1_of_at_least_93_percent()
    {
        var table = Read("fake_1000.csv", [.. Fake, new("cluster", FieldKind.Text)], "unique_id");
        var truth = File.ReadLines(PathOf("fake_1000.csv")).Skip(1).Select(it => int.Parse(it.Split(',')[^1])).ToArray();
        var model = Training.Train(table, LinkageSettings.Guess(Fake));
        var clusters = Clustering.Clusters(table, Linking.Dedupe(table, model), 0.8, null, model);
        Assert.True(F1(clusters, truth) >= 0.93);
    }

    [SkippableFact]
    public void Links_of_febrl_4_have_an_F1_of_at_least_99_96_percent()
    {
        LinkageColumn[] columns =
        [
            new("given_name", FieldKind.Forename), new("surname", FieldKind.Surname), new("street_number", FieldKind.HouseNumber), new("address_1", FieldKind.Street), new("suburb", FieldKind.Town),
            new("postcode", FieldKind.Postcode), new("date_of_birth", FieldKind.BirthDate), new("soc_sec_id", FieldKind.Reference),
        ];
        var (left, right) = (Read("febrl_dataset4a.csv", columns, "rec_id"), Read("febrl_dataset4b.csv", columns, "rec_id"));
        var model = Training.Train(left, right, LinkageSettings.Guess(columns));
        var links = Linking.OneToOne(Linking.Link(left, right, model, 0.1));
        var hits = links.Count(it => left.IdOf(it.Left).Split('-')[1] == right.IdOf(it.Right).Split('-')[1]);
        Assert.True(2.0 * hits / (links.Count + 5000) >= 0.9996);
    }

    static double F1(int[] clusters, int[] truth)
    {
        var both = clusters.Zip(truth).GroupBy(it => it).Sum(it => Pairs(it.Count()));
        return 2 * both / (clusters.GroupBy(it => it).Sum(it => Pairs(it.Count())) + truth.GroupBy(it => it).Sum(it => Pairs(it.Count())));
        static double Pairs(int count) => count * (count - 1.0) / 2;
    }

    static string PathOf(string file) => Path.Combine(Repository.Root, "../shared/data/linkage", file);

    static Table Read(string file, LinkageColumn[] columns, string id)
    {
        Skip.IfNot(File.Exists(PathOf(file)), $"{file} is not beside the repository");
        return Table.ReadCsv(PathOf(file), columns, id);
    }
}
