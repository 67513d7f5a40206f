using System.Text;
using Bargate.Kernel.Yaml;
using Microsoft.AspNetCore.Http;

namespace Bargate.Maker;

/// <summary>A file that an officer brings along, byte for byte.</summary>
internal static class Uploads
{
    /// <summary>Null when it is too large or no text.</summary>
    public static async Task<string?> Text(IFormFile file, CancellationToken stop)
    {
        if (file.Length > YamlReader.MostBytes) return null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        try { return new UTF8Encoding(false, true).GetString(bytes.ToArray()); }
        catch (DecoderFallbackException) { return null; }
    }
}
