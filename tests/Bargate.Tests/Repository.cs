namespace Bargate.Tests;

/// <summary>The source tree that these tests hold to its rules.</summary>
static class Repository
{
    static readonly string[] NotOurs = ["bin/Debug", "bin/Release", "obj", "node_modules", ".git", "TestResults", "data", "wwwroot/lib"];

    public static string Root { get; } = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Our files below a folder, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string below, params string[] endings) =>
        [.. Walk(new DirectoryInfo(Path.Combine(Root, below))).Where(it => endings.Length == 0 || endings.Any(end => it.EndsWith(end, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    /// <summary>Every line of the files that the test does not allow, as `path:line: text`.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<string> files, Func<string, bool> wrong) =>
        [.. files.SelectMany(file => File.ReadLines(Path.Combine(Root, file)).Select((text, i) => (text, Line: i + 1)).Where(it => wrong(it.text)).Select(it => $"{file}:{it.Line}: {it.text.Trim()}"))];

    static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        if (!folder.Exists) yield break;
        foreach (var file in folder.EnumerateFiles()) yield return Relative(file);
        foreach (var inner in folder.EnumerateDirectories())
        {
            if (NotOurs.Any(it => Relative(inner) == it || Relative(inner).EndsWith("/" + it, StringComparison.Ordinal))) continue;
            foreach (var file in Walk(inner)) yield return file;
        }
    }

    static string Relative(FileSystemInfo it) => Path.GetRelativePath(Root, it.FullName).Replace('\\', '/');

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Bargate.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests must run inside the repository: no Bargate.sln above them.");
    }
}
