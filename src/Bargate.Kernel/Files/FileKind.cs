namespace Bargate.Kernel.Files;

/// <summary>A kind of file that residents may send, known by its first bytes and never by its name alone.</summary>
public sealed record FileKind
{
    public static readonly FileKind Jpeg = new() { Name = "JPG", ContentType = "image/jpeg", Extensions = ["jpg", "jpeg", "jpe", "jfif"] };
    public static readonly FileKind Png = new() { Name = "PNG", ContentType = "image/png", Extensions = ["png"] };
    public static readonly FileKind Heic = new() { Name = "HEIC", ContentType = "image/heic", Extensions = ["heic", "heif"] };
    public static readonly FileKind Pdf = new() { Name = "PDF", ContentType = "application/pdf", Extensions = ["pdf"] };

    public static IReadOnlyList<FileKind> All { get; } = [Jpeg, Png, Heic, Pdf];

    /// <summary>As people call it: `JPG`.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Lower case without the dot, the usual one first.</summary>
    public required IReadOnlyList<string> Extensions { get; init; }

    public bool IsImage => this != Pdf;

    /// <summary>What the content is; null when it is none of these.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : content.StartsWith("%PDF-"u8) ? Pdf
        : content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8) && IsHeicBrand(content[8..12]) ? Heic
        : null;

    /// <summary>What the name's extension says; null when it says none of these.</summary>
    public static FileKind? Named(string fileName) => WithExtension(Path.GetExtension(fileName).TrimStart('.'));

    public static FileKind? WithExtension(string extension) => All.FirstOrDefault(it => it.Extensions.Contains(extension.ToLowerInvariant()));

    // ISO 14496-12 brands of still pictures coded as HEVC; mif1 and msf1 are what iPhones and others write for the same.
    static bool IsHeicBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8)
        || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("hevx"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
}
