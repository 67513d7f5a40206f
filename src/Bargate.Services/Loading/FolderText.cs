using System.Text;
using Bargate.Services.Storage;

namespace Bargate.Services.Loading;

/// <summary>A service's two files as they stand in the council's folder, their byte order marks included. Without a text there is no such file.</summary>
internal sealed record FolderText(string? Text, string? Walks)
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Says both files; empty when there are none.</summary>
    public string Hash => Text is null && Walks is null ? "" : VersionContent.Hash($"{Text}\0{Walks}");

    public static FolderText Read(string folder, string service) => new(At(folder, $"{service}.yaml"), At(folder, $"{service}.walks.yaml"));

    /// <summary>An editor's line ends and a byte order mark do not make it another text.</summary>
    public bool Says(string text, string walks) => Same(Text, text) && Same(Walks, walks);

    public static bool Same(string? one, string? other) => one is not null && other is not null && VersionContent.Normal(one.TrimStart('\uFEFF')) == VersionContent.Normal(other.TrimStart('\uFEFF'));

    static string? At(string folder, string file)
    {
        var path = Path.Combine(folder, "services", file);
        try { return File.Exists(path) ? Utf8.GetString(File.ReadAllBytes(path)) : null; }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException) { return null; }
    }
}
