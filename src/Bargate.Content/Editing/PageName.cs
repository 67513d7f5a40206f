using System.Text.RegularExpressions;

namespace Bargate.Content.Editing;

/// <summary>Addresses of pages and their files: small letters, digits and hyphens, so that no address leads out of its folder.</summary>
internal static partial class PageName
{
    public const int Longest = 200;

    /// <summary>`/council-tax/pay`.</summary>
    public static bool IsPath(string? path) => path is { Length: <= Longest } && Path().IsMatch(path);

    /// <summary>`pages/council-tax/pay.md`.</summary>
    public static bool IsFile(string file) => file.Length <= Longest + 20 && File().IsMatch(file);

    /// <summary>Where a new page of this address is kept.</summary>
    /// <param name="guide">It has parts beside it. A topic is a folder too.</param>
    public static string FileOf(string path, bool guide) => $"pages{path}{(guide || path.LastIndexOf('/') == 0 ? "/index" : "")}.md";

    public static string TopicOf(string path) => path.Split('/')[1];

    [GeneratedRegex(@"\A(/[a-z0-9]+(-[a-z0-9]+)*){1,4}\z")]
    private static partial Regex Path();

    [GeneratedRegex(@"\Apages(/[a-z0-9-]+){2,6}\.md\z")]
    private static partial Regex File();
}
