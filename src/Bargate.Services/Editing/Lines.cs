namespace Bargate.Services.Editing;

/// <summary>Where the lines of a text begin and end, by place in the text.</summary>
internal sealed class Lines(string text)
{
    public string Text => text;

    /// <summary>How the file ends its lines: what is added ends the same way.</summary>
    public string NewLine { get; } = text.IndexOfAny(['\n', '\r']) is >= 0 and var at ? text[at] == '\n' ? "\n" : at + 1 < text.Length && text[at + 1] == '\n' ? "\r\n" : "\r" : "\n";

    public int StartOf(int at)
    {
        while (at > 0 && !Breaks(at - 1)) at--;
        return at;
    }

    /// <summary>The end of the line, before its line break.</summary>
    public int EndOf(int at)
    {
        while (at < text.Length && text[at] is not ('\n' or '\r')) at++;
        return at;
    }

    /// <summary>The start of the next line, or the end of the text.</summary>
    public int After(int at)
    {
        at = EndOf(at);
        if (at < text.Length && text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') return at + 2;
        return Math.Min(at + 1, text.Length);
    }

    public int Column(int at) => at - StartOf(at);

    /// <summary>The line that holds this place.</summary>
    public ReadOnlySpan<char> LineAt(int at) => text.AsSpan(StartOf(at)..EndOf(at));

    public bool IsBlank(int at) => LineAt(at).IsWhiteSpace();

    /// <summary>How far a line that holds nothing but a comment is indented; null for every other line.</summary>
    public int? Comment(int at)
    {
        var line = LineAt(at);
        var indent = line.Length - line.TrimStart(' ').Length;
        return indent < line.Length && line[indent] == '#' ? indent : null;
    }

    // Within \r\n the line break is the \n.
    bool Breaks(int at) => text[at] == '\n' || text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n');

    /// <summary>A text cut into its lines, however they end.</summary>
    public static string[] Cut(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
}
