namespace Bargate.Kernel.Files;

/// <summary>
/// Takes out of a photo what its sender did not mean to send: where and when it was taken, with what, and hidden second pictures.
/// The picture itself is copied byte for byte, so nothing is lost and nothing is decoded.
/// </summary>
public static class ImageMetadata
{
    public static StripOutcome Strip(ReadOnlySpan<byte> content)
    {
        var kind = FileKind.Of(content);
        if (kind == FileKind.Jpeg) return JpegFilter.Strip(content);
        if (kind == FileKind.Png) return PngFilter.Strip(content);
        return new StripOutcome.NotAnImage();
    }
}
