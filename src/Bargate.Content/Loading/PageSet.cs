using Bargate.Content.Editing;
using Bargate.Kernel.Yaml;

namespace Bargate.Content.Loading;

/// <summary>The pages as the council has them now: the files of its folder, and before them what was published in the browser where the folder could not be written.</summary>
/// <param name="Redirects">The text of `redirects.yaml`; null when there is none.</param>
/// <param name="Contested">Files that changed in the folder since another text of them was published in the browser.</param>
/// <param name="Settled">Files of which the folder says the same as the browser did.</param>
internal sealed record PageSet(IReadOnlyList<PageFile> Files, string? Redirects, IReadOnlyList<string> Contested, IReadOnlyList<string> Settled)
{
    public static PageSet Read(string council, IReadOnlyList<BrowserText> browser, Faults faults)
    {
        var found = new Faults();
        var files = PageFolder.Read(council, found).ToDictionary(it => it.File, StringComparer.Ordinal);
        var redirects = File.Exists(Path.Combine(council, RedirectReader.File)) ? YamlReader.TextOf(Path.Combine(council, RedirectReader.File), RedirectReader.File, found) : null;
        var (contested, settled) = (new List<string>(), new List<string>());
        foreach (var text in browser)
        {
            var isRedirects = text.File == RedirectReader.File;
            var there = isRedirects ? EditionText.HashOf(redirects) : files.TryGetValue(text.File, out var file) ? file.Text is null ? "unreadable" : EditionText.HashOf(file.Text) : "";
            if (there == EditionText.HashOf(text.Content))
            {
                settled.Add(text.File);
                continue;
            }
            if (there != text.FolderHash)
            {
                contested.Add(text.File);
                found.Add(new Position(text.File, 1, 1), "This file changed since another text of it was published in the browser, which stays on the site",
                    $"Choose one of the two at /staff/pages/page?at={(isRedirects ? RedirectReader.File : PageFolder.PathOf(text.File))}");
            }
            if (isRedirects) redirects = text.Content;
            else if (text.Content.Length == 0) files.Remove(text.File);
            else files[text.File] = Open(text.File, text.Content, found);
        }
        faults.AddRange(found);
        return new([.. files.Values.OrderBy(it => it.File, StringComparer.Ordinal)], redirects, contested, settled);
    }

    /// <summary>The same with other texts of some files; null takes one away.</summary>
    public PageSet With(IReadOnlyDictionary<string, string?> changes, Faults faults) => this with
    {
        Files = [.. Files.Where(it => !changes.ContainsKey(it.File)).Concat(changes.Where(it => it.Value is not null && it.Key != RedirectReader.File).Select(it => Open(it.Key, it.Value!, faults))).OrderBy(it => it.File, StringComparer.Ordinal)],
        Redirects = changes.TryGetValue(RedirectReader.File, out var redirects) ? redirects : Redirects,
    };

    public PageFile? Find(string file) => Files.FirstOrDefault(it => it.File == file);

    /// <summary>What is wrong with it, all checks together.</summary>
    public FolderCheck Check(IReadOnlyDictionary<string, ReadPage> published, World world, Faults faults)
    {
        var check = FolderCheck.Run(Files, published, world, faults);
        RedirectReader.Check(Redirects, Files.Select(it => PageFolder.PathOf(it.File)).ToHashSet(StringComparer.Ordinal), world, faults);
        return check;
    }

    static PageFile Open(string file, string text, Faults faults)
    {
        text = text.TrimStart('\uFEFF');
        return new(file, text, PageReader.Read(file, text, faults));
    }
}
