using System.Security.Cryptography;
using System.Text;

namespace Bargate.Content.Editing;

/// <summary>When two texts of a page are the same edition: line ends, and spaces at the end of a line, do not make another one.</summary>
internal static class EditionText
{
    public static string Normal(string text) => string.Join('\n', text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n') + "\n";

    /// <summary>Of a text as it is stored; empty for none.</summary>
    public static string Hash(string normal) => normal.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normal)));

    /// <summary>Of a text as its file has it; empty for none.</summary>
    public static string HashOf(string? text) => string.IsNullOrEmpty(text) ? "" : Hash(Normal(text));
}
