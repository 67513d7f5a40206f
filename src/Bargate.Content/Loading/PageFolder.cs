using Bargate.Kernel.Yaml;

namespace Bargate.Content.Loading;

/// <summary>Reads `pages/TOPIC/NAME.md`. The path of a file is its URL; `index.md` is its folder. Files at the top are texts of the site's own pages, not pages.</summary>
internal static class PageFolder
{
    const string Pages = "pages/", End = ".md", Index = "/index";

    public static IReadOnlyList<PageFile> Read(string council, Faults faults)
    {
        var folder = Path.Combine(council, "pages");
        if (!Directory.Exists(folder)) return [];
        var files = Directory.EnumerateFiles(folder, "*" + End, SearchOption.AllDirectories).Where(it => Path.GetDirectoryName(it) != folder);
        return [.. files.Select(it => Pages + Path.GetRelativePath(folder, it).Replace('\\', '/')).Order(StringComparer.Ordinal).Select(it => Read(council, it, faults))];
    }

    static PageFile Read(string council, string file, Faults faults)
    {
        if (PathOf(file).Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '/')))
        {
            faults.Add(new Position(file, 1, 1), "This file's name cannot be an address", "Name files and folders in small letters, digits and hyphens, such as council-tax/pay.md");
            return new(file, null, null);
        }
        return YamlReader.TextOf(Path.Combine(council, file), file, faults) is { } text ? new(file, text, PageReader.Read(file, text, faults)) : new(file, null, null);
    }

    /// <summary>The address of a file's page: `pages/council-tax/pay.md` is at `/council-tax/pay`.</summary>
    public static string PathOf(string file)
    {
        var path = "/" + file[Pages.Length..^End.Length];
        return path.EndsWith(Index, StringComparison.Ordinal) ? path[..^Index.Length] : path;
    }
}
