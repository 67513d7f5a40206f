using System.Globalization;

namespace Bargate.Kernel.Councils;

/// <summary>The five colours that make the pages a council's own.</summary>
public sealed record Brand(string Primary, string Accent, string Link, string Surface, string Focus)
{
    /// <summary>Pairs of colours that cannot be read against each other (WCAG 2.2 AA), each as a sentence.</summary>
    public IReadOnlyList<string> ContrastFaults() =>
    [
        .. from pair in new[]
            {
                ("primary", Primary, "white", "#ffffff"), ("accent", Accent, "white", "#ffffff"),
                ("link", Link, "white", "#ffffff"), ("link", Link, "surface", Surface), ("focus", Focus, "black", "#0b0c0c"),
            }
            let ratio = Ratio(pair.Item2, pair.Item4)
            where ratio < 4.5
            select $"{pair.Item1} {pair.Item2} on {pair.Item3} {pair.Item4} has a contrast of {ratio.ToString("0.0", CultureInfo.InvariantCulture)}, less than 4.5"
    ];

    /// <summary>Whether a colour is written as #rrggbb.</summary>
    public static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    static double Ratio(string a, string b)
    {
        var (one, two) = (Luminance(a), Luminance(b));
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    static double Luminance(string colour)
    {
        if (!IsColour(colour)) return 0.18;
        double Part(int at)
        {
            var part = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }
}
