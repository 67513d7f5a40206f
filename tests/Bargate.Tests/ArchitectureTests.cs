using System.Reflection;
using System.Text.RegularExpressions;
using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Ui;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests;

/// <summary>What keeps the modules apart. Each rule was broken on purpose and seen to fail: docs/architecture.md.</summary>
public sealed partial class ArchitectureTests
{
    static readonly Assembly[] Modules = [.. Site.Modules.Select(it => it.GetType().Assembly)];

    [Fact]
    public void The_tests_check_the_modules_of_the_host()
    {
        var hosts = Front().Matches(Repository.Read("src/Bargate.Web/Program.cs")).Select(it => it.Groups[1].Value);
        Assert.Equal(hosts, Site.Modules.Select(it => it.GetType().Name));
        Assert.True(Modules.Length >= 8);
        Assert.Equal(
            Modules.Select(it => it.GetName().Name!).Concat(["Bargate.Kernel", "Bargate.Web", "Bargate.Examples"]).Order(StringComparer.Ordinal),
            Folder.GetDirectories(Path.Combine(Repository.Root, "src")).Where(it => Folder.GetFiles(it, "*.csproj").Length > 0).Select(it => Path.GetFileName(it)!).Where(it => !it.StartsWith("Bargate.Linkage", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    // Linkage stands alone, so that it can be packed and used without the rest.
    [Fact]
    public void Linkage_refers_only_to_the_framework()
    {
        Rule.HasNoBreach(typeof(global::Bargate.Linkage.Table).Assembly.GetReferencedAssemblies().Select(it => it.Name).Where(it => !it!.StartsWith("System.", StringComparison.Ordinal)));
        Assert.DoesNotContain("Reference Include=", Repository.Read("src/Bargate.Linkage/Bargate.Linkage.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_shows_others_only_its_Contract()
    {
        var shown = Modules.Where(it => it != typeof(UiModule).Assembly).SelectMany(module => module.GetExportedTypes()
            .Where(it => it.Namespace != $"{module.GetName().Name}.Contract" && !typeof(BargateModule).IsAssignableFrom(it)
                && it.Namespace?.StartsWith($"{module.GetName().Name}.TagHelpers", StringComparison.Ordinal) != true));
        Rule.HasNoBreach(shown.Select(it => it.FullName));
    }

    [Fact]
    public void The_host_shows_nothing() =>
        Rule.HasNoBreach(typeof(Web.Hosting.SiteBuilder).Assembly.GetExportedTypes().Select(it => it.FullName).Where(it => it != "Program"));

    [Fact]
    public void A_module_refers_only_to_modules_below_it_and_nobody_to_the_host()
    {
        // Insight stands beside: it may use the Contracts of Services, Accounts and Cases.
        string[] order = ["Kernel", "Linkage", .. Site.Modules.Select(it => it.GetType().Name.Replace("Module", "", StringComparison.Ordinal))];
        var wrong = from path in Repository.Files("src", ".csproj")
                    let name = Path.GetFileNameWithoutExtension(path)["Bargate.".Length..]
                    where name is not ("Web" or "Examples" or "Linkage.Cli")
                    from Match reference in Reference().Matches(Repository.Read(path))
                    let used = reference.Groups[1].Value
                    where Array.IndexOf(order, used) < 0 || Array.IndexOf(order, used) >= Array.IndexOf(order, name) || (name == "Insight" && used is "Forms" or "Records" or "Notifications")
                    select $"{name} refers to {used}";
        Rule.HasNoBreach(wrong);
    }

    [Fact]
    public void The_folder_is_the_namespace()
    {
        var wrong = from path in Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs"))
                    let found = Namespace().Match(Repository.Read(path))
                    let expected = Path.GetDirectoryName(path)!.Replace('\\', '/').Split('/', 2)[1].Replace('/', '.')
                    where found.Success ? found.Groups[1].Value != expected : !path.EndsWith("/Program.cs", StringComparison.Ordinal) && !path.EndsWith("Usings.cs", StringComparison.Ordinal)
                    select $"{path} is in {(found.Success ? found.Groups[1].Value : "no namespace")}";
        Rule.HasNoBreach(wrong);
    }

    [Fact]
    public void Page_paths_are_unique()
    {
        var pages = Modules.Append(typeof(Web.Hosting.SiteBuilder).Assembly)
            .SelectMany(module => module.GetCustomAttributes<RazorCompiledItemAttribute>().Select(it => (Module: module.GetName().Name!, Path: it.Identifier)))
            .Where(it => !it.Path.EndsWith("/_ViewImports.cshtml", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 20);
        var twice = pages.GroupBy(it => it.Path, StringComparer.OrdinalIgnoreCase).Where(it => it.Count() > 1).Select(it => $"{it.Key} in {string.Join(" and ", it.Select(page => page.Module))}");
        Rule.HasNoBreach(twice);
        Assert.Equal(["Bargate.Ui"], pages.Where(it => it.Path.EndsWith("/_ViewStart.cshtml", StringComparison.Ordinal)).Select(it => it.Module));
    }

    [Fact]
    public async Task Tables_carry_the_name_of_their_module_and_no_key_crosses_modules()
    {
        await using var services = TestDatabase.Host("Data Source=never-opened.db", Path.GetTempPath());
        await using var scope = services.CreateAsyncScope();
        var entities = scope.ServiceProvider.GetRequiredService<BargateDb>().Model.GetEntityTypes().ToList();
        Rule.HasNoBreach(entities.Where(it => it.GetTableName()?.StartsWith(ModuleOf(it.ClrType) + "_", StringComparison.Ordinal) != true).Select(it => $"{it.ClrType} in {it.GetTableName()}"));
        Rule.HasNoBreach(entities.SelectMany(it => it.GetForeignKeys()).Where(it => it.PrincipalEntityType.ClrType.Assembly != it.DeclaringEntityType.ClrType.Assembly).Select(it => it.ToString()));
    }

    [Fact]
    public async Task What_is_sealed_is_marked_personal()
    {
        await using var services = TestDatabase.Host("Data Source=never-opened.db", Path.GetTempPath());
        await using var scope = services.CreateAsyncScope();
        var unmarked = scope.ServiceProvider.GetRequiredService<BargateDb>().Model.GetEntityTypes()
            .Where(it => ModuleOf(it.ClrType) != "kernel").SelectMany(it => it.GetProperties())
            .Where(it => IsSealed(it.ClrType) && it.FindAnnotation(PersonalColumns.Annotation) is null);
        Rule.HasNoBreach(unmarked.Select(it => $"{it.DeclaringType.ClrType}.{it.Name}"));
    }

    static bool IsSealed(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } it && it.GetGenericTypeDefinition() == typeof(Sealed<>);

    internal static string ModuleOf(Type type) => type.Assembly.GetName().Name!["Bargate.".Length..].ToLowerInvariant();

    [GeneratedRegex(@"new (\w+Module)\(\)")]
    private static partial Regex Front();

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*Bargate\.(\w+)\.csproj""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^namespace ([\w.]+)\s*[;{]", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
