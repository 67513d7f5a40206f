namespace Bargate.Examples.Pictures;

/// <summary>A picture being drawn, one byte a pixel: its number in the list of colours.</summary>
sealed class Canvas(int width, int height, PracticeRandom random)
{
    public byte[] Pixels { get; } = new byte[width * height];

    public void Rectangle(int left, int top, int right, int bottom, byte colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(height, bottom); y++)
            Pixels.AsSpan((y * width) + Math.Clamp(left, 0, width), Math.Clamp(right, 0, width) - Math.Clamp(left, 0, width)).Fill(colour);
    }

    /// <summary>A round patch; <paramref name="ragged"/> is how far its edge goes in and out, as a part of its size.</summary>
    public void Patch(int x, int y, int wide, int high, double ragged, byte colour, double turn = 0)
    {
        for (var dy = -high * 2; dy <= high * 2; dy++)
            for (var dx = -wide * 2; dx <= wide * 2; dx++)
            {
                double across = (double)dx / wide, down = (double)dy / high, angle = Math.Atan2(down, across) + turn;
                var edge = 1 + (ragged * ((0.5 * Math.Sin(3 * angle)) + (0.3 * Math.Sin((7 * angle) + 1)) + (0.2 * Math.Sin((13 * angle) + 2))));
                if ((across * across) + (down * down) <= edge * edge) Dot(x + dx, y + dy, colour);
            }
    }

    /// <summary>Specks of grit on a colour: so many in a thousand pixels.</summary>
    public void Speckle(byte on, byte colour, int inThousand, int size = 1)
    {
        for (var left = (long)width * height * inThousand / 1000; left > 0; left--)
        {
            int x = random.Below(width), y = random.Below(height);
            if (Pixels[(y * width) + x] != on) continue;
            for (var i = 0; i < size; i++) Dot(x + i, y, colour);
        }
    }

    public void Dot(int x, int y, byte colour)
    {
        if (x >= 0 && x < width && y >= 0 && y < height) Pixels[(y * width) + x] = colour;
    }
}
