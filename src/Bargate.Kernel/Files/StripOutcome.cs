namespace Bargate.Kernel.Files;

/// <summary>What became of a picture whose metadata was to be taken out.</summary>
public abstract record StripOutcome
{
    /// <summary>The same picture without place, device, time, comments and thumbnails.</summary>
    public sealed record Stripped(byte[] Content, ImageSize Size) : StripOutcome;

    /// <summary>Neither JPEG nor PNG: nothing was done.</summary>
    public sealed record NotAnImage : StripOutcome;

    /// <summary>It begins as a picture, and cannot be read to its end.</summary>
    public sealed record Damaged : StripOutcome;
}
