using System.Text;
using System.Text.RegularExpressions;
using Bargate.Content.Loading;

namespace Bargate.Content.Editing;

/// <summary>What the publication of an edition changes in the council's folder, file by file: the page, and when it moves or goes, the links to it and the redirects.</summary>
internal static class PageChanges
{
    /// <param name="raw">A file as it is now, byte for byte.</param>
    public static IReadOnlyDictionary<string, string?> Of(PageWork work, PageSet set, Func<string, string?> raw)
    {
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal) { [work.File] = work.Withdraws ? null : work.Content };
        var path = PageFolder.PathOf(work.File);
        if (work.Withdraws && work.LeadsTo is { } instead) changes[RedirectReader.File] = Redirects(raw(RedirectReader.File), path, instead);
        if (work.MovesFrom is not { } from) return changes;
        var old = PageFolder.PathOf(from);
        changes[from] = null;
        changes[RedirectReader.File] = Redirects(raw(RedirectReader.File), old, path);
        foreach (var other in set.Files.Where(it => it.File != from && it.File != work.File && it.Read is { } page && page.Links.Any(link => link.IsOurs && link.Path == old)))
            if (raw(other.File) is { } text) changes[other.File] = Links(text, old, path);
        return changes;
    }

    /// <summary>A text in which every link to one address leads to another.</summary>
    public static string Links(string text, string old, string path) => Regex.Replace(text, $@"(?<![A-Za-z0-9/_.-]){Regex.Escape(old)}(?=$|[\s)#?""',\]}}])", path, RegexOptions.Multiline, TimeSpan.FromSeconds(2));

    /// <summary>`redirects.yaml` with one more line; a line that led to the old address leads on.</summary>
    public static string Redirects(string? text, string old, string to)
    {
        text ??= "";
        var known = RedirectReader.Read(TextLines.Plain(text).TrimStart('\uFEFF'), new()).ToLookup(it => it.FromAt.Line);
        var (written, end) = (new StringBuilder(), TextLines.Usual(text));
        foreach (var (index, line) in TextLines.Split(text).Index())
        {
            var (one, lineEnd) = line;
            // An address that is a page again needs no line.
            if (known[index + 1].Any(it => it.From == old || it.From == to)) continue;
            foreach (var it in known[index + 1].Where(it => new PageLinkAt(it.To, it.At).Path == old))
                if (one.IndexOf(old, one.IndexOf(it.From, StringComparison.Ordinal) + it.From.Length, StringComparison.Ordinal) is >= 0 and var at) one = one[..at] + to + one[(at + old.Length)..];
            written.Append(one).Append(lineEnd);
        }
        if (written.Length > 0 && written[^1] != '\n') written.Append(end);
        return written.Append(old).Append(": ").Append(to).Append(end).ToString();
    }
}
