using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bargate.Maker;

/// <summary>A file that an officer brings along, byte for byte.</summary>
internal static class Uploads
{
    /// <summary>Ten times the longest service that anybody has written: each page of the maker reads the whole text.</summary>
    public const int Most = 200_000;

    /// <summary>Whether the maker can work on it: not too long, and nothing in it that no text file has.</summary>
    public static bool IsText(string? text) => text is null || text.Length <= Most && !text.Any(it => it < ' ' && it is not ('\t' or '\n' or '\r' or '\f'));

    /// <summary>Null when it is too large or no text.</summary>
    public static async Task<string?> Text(IFormFile file, CancellationToken stop)
    {
        if (file.Length > Most) return null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        try { return new UTF8Encoding(false, true).GetString(bytes.ToArray()) is var text && IsText(text) ? text : null; }
        catch (DecoderFallbackException) { return null; }
    }
}
