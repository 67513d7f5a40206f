namespace Bargate.Maker;

/// <summary>A text as it comes back from a browser, which writes its own line ends.</summary>
internal static class PostedText
{
    /// <summary>The posted text with the line ends and the byte order mark of the one before; the one before where nothing else differs.</summary>
    public static string Kept(string? posted, string before)
    {
        var plain = Lines(posted ?? "");
        var mark = before.StartsWith('\uFEFF') ? "\uFEFF" : "";
        if (plain.TrimStart('\uFEFF') == Lines(before).TrimStart('\uFEFF')) return before;
        return mark + (before.Contains("\r\n", StringComparison.Ordinal) ? plain.Replace("\n", "\r\n", StringComparison.Ordinal) : plain).TrimStart('\uFEFF');
    }

    public static bool Same(string? one, string? other) => Lines(one ?? "").Trim() == Lines(other ?? "").Trim();

    // Only what a browser and an editor end a line with: a form feed in a comment stays.
    static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
