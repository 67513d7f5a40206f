using System.Text.RegularExpressions;
using Bargate.Kernel.Councils;
using Bargate.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests;

/// <summary>C# holds keys and the words live in YAML, so a key without words must be found here and not by a resident.</summary>
public sealed partial class WordsTests(WordsTests.Empty site) : IClassFixture<WordsTests.Empty>
{
    public sealed class Empty : Site;

    [Fact]
    public void Every_key_in_the_source_has_words()
    {
        var words = site.Services.GetRequiredService<Words>();
        var roots = words.Keys.Select(it => it.Split('.')[0]).Append("cases").Append("forms").Append("insight").ToHashSet();
        var keys = (from path in Repository.Files("src", ".cs", ".cshtml")
                    from Match found in Key().Matches(Repository.Read(path))
                    let key = found.Groups[1].Value
                    where roots.Contains(key.Split('.')[0])
                    select (key, path)).ToList();
        Assert.True(keys.Count > 20);
        Rule.HasNoBreach(keys.Where(it => !words.Has(it.key)).Select(it => $"{it.key} in {it.path}").Distinct());
    }

    [Fact]
    public void Every_link_and_part_of_a_module_has_words()
    {
        var words = site.Services.GetRequiredService<Words>();
        Rule.HasNoBreach(Site.Modules.SelectMany(it => it.StaffLinks).Where(it => !words.Has(it.Words)).Select(it => it.Words));
    }

    [Fact]
    public void The_councils_own_files_are_without_fault() =>
        Rule.HasNoBreach(site.Services.GetRequiredService<CouncilFaults>().All.Select(it => it.ToString()));

    // words["a.b"], Words["a.b"], words.Format("a.b" and context.Words["a.b"]: a literal that ends there, not the start of a composed key.
    [GeneratedRegex(@"[Ww]ords(?:!|\?)?(?:\[|\.Format\(|\.Find\(|\.In\([^)]*\)\[)""([a-z0-9-]+(?:\.[a-z0-9-]+)+)""\s*[\],)]")]
    private static partial Regex Key();
}
