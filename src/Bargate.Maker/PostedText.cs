namespace Bargate.Maker;

/// <summary>A text as it comes back from a browser, which writes its own line ends.</summary>
internal static class PostedText
{
    /// <summary>The posted text with the line ends and the byte order mark of the one before; the one before where nothing else differs.</summary>
    public static string Kept(string? posted, string before)
    {
        var plain = (posted ?? "").ReplaceLineEndings("\n");
        var mark = before.StartsWith('\uFEFF') ? "\uFEFF" : "";
        if (plain.TrimStart('\uFEFF') == before.ReplaceLineEndings("\n").TrimStart('\uFEFF')) return before;
        return mark + (before.Contains("\r\n", StringComparison.Ordinal) ? plain.ReplaceLineEndings("\r\n") : plain).TrimStart('\uFEFF');
    }

    public static bool Same(string? one, string? other) => (one ?? "").ReplaceLineEndings("\n").Trim() == (other ?? "").ReplaceLineEndings("\n").Trim();
}
