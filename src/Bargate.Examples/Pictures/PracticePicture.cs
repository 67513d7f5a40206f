namespace Bargate.Examples.Pictures;

/// <summary>Photos of road problems that nobody took: drawn from numbers, 640 by 480, a few variants of each.</summary>
sealed record PracticePicture(string Name, byte[] Png)
{
    const int Width = 640, Height = 480;
    const byte Road = 0, Dark = 1, Light = 2, Pavement = 3, Kerb = 4, Yellow = 5, White = 6, Hole = 7, Deep = 8, Water = 9, Shine = 10, Iron = 11;

    static readonly (byte, byte, byte)[] Colours =
    [
        (112, 114, 118), (88, 90, 94), (140, 142, 146), (178, 172, 160), (150, 146, 138), (214, 186, 72),
        (222, 222, 216), (62, 58, 54), (38, 35, 33), (96, 116, 128), (168, 188, 198), (54, 56, 60),
    ];

    static readonly Lazy<IReadOnlyDictionary<string, PracticePicture[]>> Drawn = new(() => new Dictionary<string, PracticePicture[]>
    {
        ["pothole"] = [Draw("pothole.png", 1, it => Pothole(it, 330, 300, 120, 62, 0)), Draw("IMG_2041.png", 2, it => Pothole(it, 250, 330, 170, 70, 1)), Draw("photo.png", 3, it => { Pothole(it, 400, 260, 80, 40, 2); Pothole(it, 210, 370, 60, 28, 3); })],
        ["flooding"] = [Draw("flooded.png", 4, Flood), Draw("IMG_3307.png", 5, Flood)],
        ["markings"] = [Draw("lines.png", 6, Markings)],
        ["cover"] = [Draw("cover.png", 7, Cover)],
        ["other"] = [Draw("road.png", 8, it => it.Patch(320, 320, 200, 16, 0.5, Dark))],
    });

    /// <param name="kind">The answer to what the problem is.</param>
    public static PracticePicture[] Of(string kind) => Drawn.Value.GetValueOrDefault(kind) ?? Drawn.Value["other"];

    static PracticePicture Draw(string name, ulong seed, Action<Canvas> subject)
    {
        var canvas = new Canvas(Width, Height, new PracticeRandom(seed));
        canvas.Rectangle(0, 0, Width, 70, Pavement);
        canvas.Rectangle(0, 70, Width, 86, Kerb);
        canvas.Rectangle(0, 86, Width, Height, Road);
        for (var stone = 90; stone < Width; stone += 130) canvas.Rectangle(stone, 0, stone + 2, 86, Kerb);
        canvas.Rectangle(0, 100, Width, 106, Yellow);
        canvas.Rectangle(0, 114, Width, 120, Yellow);
        subject(canvas);
        canvas.Speckle(Road, Dark, 14);
        canvas.Speckle(Road, Light, 10);
        canvas.Speckle(Yellow, Road, 60, 2);
        canvas.Speckle(Hole, Dark, 30, 2);
        return new(name, PngWriter.Write(Width, Height, canvas.Pixels, Colours));
    }

    static void Pothole(Canvas it, int x, int y, int wide, int high, double turn)
    {
        it.Patch(x, y, wide + 10, high + 7, 0.22, Light, turn);
        it.Patch(x, y + 2, wide, high, 0.22, Hole, turn);
        it.Patch(x + (wide / 10), y + (high / 5), wide * 6 / 10, high * 6 / 10, 0.18, Deep, turn + 1);
    }

    static void Flood(Canvas it)
    {
        it.Patch(320, 220, 270, 110, 0.14, Water);
        it.Patch(250, 190, 90, 14, 0.3, Shine);
        it.Patch(430, 250, 60, 9, 0.3, Shine, 2);
    }

    static void Markings(Canvas it)
    {
        for (var dash = 20; dash < Width; dash += 160) it.Rectangle(dash, 290, dash + 90, 308, White);
        it.Speckle(White, Road, 300, 6);
    }

    static void Cover(Canvas it)
    {
        it.Patch(330, 300, 122, 84, 0.02, Deep);
        it.Patch(322, 290, 114, 76, 0.0, Iron);
        for (var y = 230; y < 360; y += 18)
            for (var x = 220; x < 430; x += 22)
                if (Math.Pow((x + 5 - 322) / 100.0, 2) + Math.Pow((y + 3 - 290) / 64.0, 2) < 1) it.Rectangle(x, y, x + 10, y + 6, Dark);
    }
}
