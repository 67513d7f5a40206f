using Bargate.Linkage.Bench.Generator;

namespace Bargate.Tests.Linkage;

/// <summary>The people on whom the engine is measured are the same everywhere, and live as people do.</summary>
public sealed class GeneratorTests : IDisposable
{
    readonly string _folder = Folder.CreateTempSubdirectory("linkage-people").FullName;

    public void Dispose() => Folder.Delete(_folder, recursive: true);

    [Fact]
    public void One_seed_gives_one_file_and_another_seed_another()
    {
        Assert.Equal(Made(20_000, 1), Made(20_000, 1));
        Assert.NotEqual(Made(20_000, 1), Made(20_000, 2));
    }

    [Fact]
    public void There_are_as_many_records_as_were_asked_for_and_one_and_a_half_a_person()
    {
        foreach (var count in new[] { 1, 100, 20_000 }) Assert.Equal(count + 1, Made(count, 3).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var people = Rows(20_000).Select(it => it[1]).Distinct().Count();
        Assert.InRange(20_000.0 / people, 1.45, 1.57);
    }

    [Fact]
    public void Families_share_a_house_and_some_a_name()
    {
        var rows = Rows(20_000);
        Assert.Contains(rows.GroupBy(it => it[2]), it => it.Select(one => one[1]).Distinct().Count() >= 3);
        // Juniors: one name, one household, two people with other dates.
        Assert.Contains(rows.Where(it => it[6].Length > 0).GroupBy(it => (it[2], it[3], it[5])), it => it.Select(one => (one[1], one[6])).DistinctBy(one => one.Item1).DistinctBy(one => one.Item2).Count() > 1);
    }

    [Fact]
    public void Many_nicknames_are_not_known_to_the_matcher()
    {
        var pairs = Lists.Nicknames.SelectMany(it => it.Value.Select(nickname => (it.Key, nickname))).ToList();
        var known = pairs.Count(it => Bargate.Linkage.Fields.Nicknames.Share(System.Text.Encoding.ASCII.GetBytes(it.Key.ToLowerInvariant()), System.Text.Encoding.ASCII.GetBytes(it.nickname.ToLowerInvariant())));
        Assert.InRange((double)known / pairs.Count, 0.2, 0.75);
    }

    string Made(int count, ulong seed)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid()}.csv");
        PeopleGenerator.Write(path, count, seed);
        return File.ReadAllText(path);
    }

    List<string[]> Rows(int count) => [.. Made(count, 3).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(it => it.Split(','))];
}
