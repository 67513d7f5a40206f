using System.Buffers;
using System.Globalization;

namespace Bargate.Kernel.Councils;

/// <summary>The five colours of a council, each `#rrggbb`. Everything else the pages show follows from them.</summary>
public sealed record Brand(string Primary, string Accent, string Link, string Surface, string Focus)
{
    /// <summary>What a council has that names no colours: it passes every check below.</summary>
    public static Brand Standard { get; } = new("#0b2545", "#13706a", "#1a5276", "#f3efe6", "#ffdd00");

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    const string Ink = "#0b0c0c", SecondInk = "#484949", White = "#ffffff", Error = "#b3261e";

    /// <summary>Pairs that people with low vision could not read (WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for what is not text).</summary>
    public IReadOnlyList<ContrastFault> ContrastFaults()
    {
        var malformed = Values().Where(it => !IsColour(it.Value)).Select(it => new ContrastFault(it.Name, it.Value, "", "", 0, 0)).ToList();
        return malformed.Count > 0 ? malformed : [.. Pairs().Where(pair => pair.Ratio < pair.Needed)];
    }

    /// <summary>True for `#` and six hexadecimal digits, the only notation read here.</summary>
    public static bool IsColour(string? text) =>
        text is { Length: 7 } && text[0] == '#' && text.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;

    IEnumerable<(string Name, string Value)> Values() =>
        [("primary", Primary), ("accent", Accent), ("link", Link), ("surface", Surface), ("focus", Focus)];

    IEnumerable<ContrastFault> Pairs() =>
    [
        Pair("white text", White, "primary", Primary, 4.5),
        Pair("white text", White, "accent", Accent, 4.5),
        Pair("link", Link, "white", White, 4.5),
        Pair("link", Link, "surface", Surface, 4.5),
        Pair("text", Ink, "surface", Surface, 4.5),
        Pair("secondary text", SecondInk, "surface", Surface, 4.5),
        Pair("error text", Error, "surface", Surface, 4.5),
        Pair("text", Ink, "focus", Focus, 4.5),
        Pair("focus", Focus, "primary", Primary, 3),
    ];

    static ContrastFault Pair(string first, string firstColour, string second, string secondColour, double needed) =>
        new(first, firstColour, second, secondColour, Ratio(firstColour, secondColour), needed);

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    internal static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string colour) => 0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
