using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Yaml;

namespace Bargate.Tests.Kernel.Searching;

/// <summary>A council's search.yaml: what is wrong in it is said with its line, and the rest holds.</summary>
public sealed class SearchSettingsTests
{
    static (SearchSettings Settings, Faults Faults) Read(string yaml)
    {
        var folder = Folder.CreateTempSubdirectory("bargate-test-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "search.yaml"), yaml);
            var faults = new Faults();
            var council = Council.Load(Path.Combine(Repository.Root, "councils/southampton"), new Faults()) with { Folder = folder.FullName };
            return (SearchSettings.Load(council, faults), faults);
        }
        finally { folder.Delete(recursive: true); }
    }

    [Fact]
    public void Every_part_is_read()
    {
        var (settings, faults) = Read("keep-days: 30\nsynonyms:\n  - sofa, settee\n  - dole => jobseekers allowance\nbest-bets:\n  - { for: [bin, bins], show: /bins }\ndirect:\n  postcode: [/bins/collection-days]\nwords:\n  /bins: [dustcart]\n");
        Assert.Empty(faults);
        Assert.Equal((30, 2, 1, 1, 1), (settings.KeepDays, settings.Synonyms.Count, settings.BestBets.Count, settings.Direct["postcode"].Count, settings.Words.Count));
    }

    [Theory]
    [InlineData("synonyms:\n  - sofa\n", 2), InlineData("synonyms:\n  - a, b\n  - x => y => z\n", 3), InlineData("best-bets:\n  - { for: bin, show: bins }\n", 2), InlineData("best-bets:\n  - { show: /bins }\n", 2)]
    [InlineData("direct:\n  postcode: [bins]\n", 2), InlineData("words:\n  bins: [dustcart]\n", 2), InlineData("keep-days: never\n", 1), InlineData("synonym: []\n", 1), InlineData("direct:\n  phone: [/contact]\n", 2)]
    public void A_fault_is_named_with_its_file_and_line(string yaml, int line)
    {
        var fault = Assert.Single(Read(yaml).Faults);
        Assert.Equal(("search.yaml", line), (fault.File, fault.Line));
        Assert.NotEmpty(fault.Fix);
    }

    [Fact]
    public void A_council_without_the_file_has_a_search_without_synonyms() =>
        Assert.Empty(SearchSettings.Load(Council.Load(Path.Combine(Repository.Root, "bench/council"), new Faults()), new Faults()).Synonyms);
}
