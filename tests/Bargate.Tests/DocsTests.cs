using System.Text.RegularExpressions;
using Bargate.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests;

/// <summary>What the documents say is so: headings, tables, packages, settings, links.</summary>
public sealed partial class DocsTests
{
    static readonly string[] Headings = ["Purpose", "Words we use", "Tables", "Who may call us", "Events we raise"];

    static string[] Modules => [.. Site.Modules.Select(it => it.GetType().Assembly.GetName().Name!).Append("Bargate.Kernel")];

    [Fact]
    public void Every_module_has_a_README_with_the_five_headings() =>
        Rule.HasNoBreach(Modules.Where(it => !File.Exists(Path.Combine(Repository.Root, $"src/{it}/README.md")) || !Heading().Matches(Repository.Read($"src/{it}/README.md")).Select(one => one.Groups[1].Value.Trim()).SequenceEqual(Headings))
            .Select(it => $"src/{it}/README.md must have exactly the headings {string.Join(", ", Headings)}"));

    [Fact]
    public async Task A_README_names_every_table_of_its_module()
    {
        await using var services = TestDatabase.Host("Data Source=never-opened.db", Path.GetTempPath());
        await using var scope = services.CreateAsyncScope();
        Rule.HasNoBreach(scope.ServiceProvider.GetRequiredService<BargateDb>().Model.GetEntityTypes()
            .Select(it => (Table: it.GetTableName()!, Readme: $"src/{it.ClrType.Assembly.GetName().Name}/README.md"))
            .Where(it => !Repository.Read(it.Readme).Contains(it.Table, StringComparison.Ordinal)).Select(it => $"{it.Readme} does not name {it.Table}"));
    }

    [Fact]
    public void Every_package_has_its_reason_and_no_reason_is_left_over()
    {
        var packages = Package().Matches(Repository.Read("Directory.Packages.props")).Select(it => it.Groups[1].Value).ToList();
        var reasons = Repository.Read("docs/decisions/0003-packages.md");
        Assert.NotEmpty(packages);
        Rule.HasNoBreach(packages.Where(it => !reasons.Contains($"`{it}`", StringComparison.Ordinal)).Select(it => $"{it} has no reason in 0003-packages.md"));
    }

    [Fact]
    public void Every_setting_that_the_code_reads_is_in_operations()
    {
        var settings = (from path in Repository.Files("src", ".cs") from Match found in Setting().Matches(Repository.Read(path)) select found.Groups[1].Value).Distinct().ToList();
        Assert.True(settings.Count > 8);
        Rule.HasNoBreach(settings.Where(it => !Repository.Read("docs/operations.md").Contains(it, StringComparison.Ordinal)).Select(it => $"docs/operations.md does not name the setting {it}"));
    }

    [Fact]
    public void No_link_between_documents_leads_nowhere()
    {
        var broken = from path in Repository.Files("", ".md").Where(it => !it.StartsWith("councils/", StringComparison.Ordinal))
                     from Match link in Link().Matches(Repository.Read(path))
                     let to = Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, link.Groups[1].Value)
                     where !File.Exists(to) && !Folder.Exists(to)
                     select $"{path} leads to {link.Groups[1].Value}";
        Rule.HasNoBreach(broken);
    }

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"PackageVersion Include=""([^""]+)""")]
    private static partial Regex Package();

    [GeneratedRegex(@"[Cc]onfiguration(?:\[|\.GetValue(?:<\w+>)?\()""([A-Za-z:_]+)""")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
