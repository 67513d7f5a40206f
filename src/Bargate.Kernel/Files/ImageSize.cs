namespace Bargate.Kernel.Files;

/// <summary>A picture's width and height in pixels, as its header says.</summary>
public readonly record struct ImageSize(int Width, int Height)
{
    // A small file can claim a picture that fills the memory of whoever opens it.
    const long MostPixels = 100_000_000;

    public bool IsTooLarge => (long)Width * Height > MostPixels;
}
