using System.Text;
using YamlDotNet.Core;

namespace Bargate.Kernel.Yaml;

/// <summary>Reads YAML from parser events within limits; what is wrong becomes a fault, never an exception.</summary>
public static class YamlReader
{
    // YamlStream and Deserializer recurse without limit and expand aliases: a small hostile file ends the process.
    public const int MostBytes = 1024 * 1024;
    public const int MostDepth = 32;

    public static YamlNode? ReadFile(string path, string shownAs, Faults faults) =>
        TextOf(path, shownAs, faults) is { } text ? Read(shownAs, text, faults) : null;

    public static YamlNode? Read(string file, ReadOnlySpan<byte> bytes, Faults faults) =>
        Decode(file, bytes, faults) is { } text ? Read(file, text, faults) : null;

    /// <summary>The text of a file, or null with a fault when it is too large, not UTF-8 or not to be read.</summary>
    public static string? TextOf(string path, string shownAs, Faults faults)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > MostBytes) return TooLarge(shownAs, faults);
            var bytes = new byte[stream.Length];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Decode(shownAs, bytes.AsSpan(0, read), faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Position(shownAs, 1, 1), "This file cannot be read", "Check that it exists and that the server may read it");
            return null;
        }
    }

    static string? Decode(string file, ReadOnlySpan<byte> bytes, Faults faults)
    {
        if (bytes.Length > MostBytes) return TooLarge(file, faults);
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var before = bytes[..Math.Clamp(e.Index, 0, bytes.Length)];
            faults.Add(new Position(file, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n')),
                "A character here is not UTF-8", "Save the file as UTF-8");
            return null;
        }
    }

    public static YamlNode? Read(string file, string text, Faults faults)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            TooLarge(file, faults);
            return null;
        }
        var found = faults.Count;
        try
        {
            var node = new Reading(file, text, faults).Document();
            return faults.Count > found && node is null ? null : node;
        }
        catch (YamlException e)
        {
            if (Tab(text) is { } tab) faults.Add(new Position(file, tab.Line, tab.Column), "This line is indented with a tab", "Indent with spaces");
            else faults.Add(At(file, e.Start), Plainly(e), "Check the indentation, the quotes and the brackets of this line and the one before");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The scanner meets some malformed escapes and directives with exceptions of its own.
            faults.Add(new Position(file, 1, 1), "This file is not YAML", "Check its quotes and brackets");
        }
        return null;
    }

    /// <summary>The first tab in an indentation: the parser's own message names another line.</summary>
    static (int Line, int Column)? Tab(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line[..(line.Length - line.TrimStart().Length)];
            if (indent.IndexOf('\t') is var tab and >= 0 && indent.Length < line.Length) return (number, tab + 1);
        }
        return null;
    }

    static string Plainly(YamlException e) =>
        "This is not YAML: " + e.Message.Replace('\n', ' ').TrimEnd('.');

    static string? TooLarge(string file, Faults faults)
    {
        faults.Add(new Position(file, 1, 1), "This file is larger than 1 MB", "Split it, or remove what does not belong in it");
        return null;
    }

    internal static Position At(string file, Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
}
