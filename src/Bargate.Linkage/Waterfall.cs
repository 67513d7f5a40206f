using System.Globalization;
using System.Text;

namespace Bargate.Linkage;

/// <summary>The words of a waterfall; a page may give its own.</summary>
public sealed record WaterfallTexts
{
    public string Title { get; init; } = "Why these two records have their score";
    public string Start { get; init; } = "Before anything is compared";
    public string Rarity { get; init; } = "how rare the shared value is";
    public string End { get; init; } = "Together";
    /// <summary>{0} is the weight, {1} the probability in per cent.</summary>
    public string Sum { get; init; } = "weight {0}, probability {1} %";
    /// <summary>What a comparison or a level is called on the page, by its name in the model.</summary>
    public Func<string, string> Say { get; init; } = name => name;
}

/// <summary>An explanation as a picture: one bar a comparison, each beginning where the one above it ended.</summary>
/// <remarks>Presentation attributes only, so that a strict content security policy leaves it whole. Colour never says more than the direction and the number beside each bar.</remarks>
public static class Waterfall
{
    const int Width = 320, Left = 4, Right = 316, RowHeight = 46, LineHeight = 13, BarHeight = 14, Top = 8, Letters = 54;
    const string For = "#00703c", Against = "#b10e1e", Sum = "#1d70b8", Ink = "#0b0c0c";

    sealed record Bar(string Label, string Detail, double From, double To, string Colour);

    public static string Svg(Explanation explanation, WaterfallTexts? texts = null)
    {
        texts ??= new();
        var bars = Bars(explanation, texts);
        var (low, high) = (Math.Min(0, bars.Min(it => Math.Min(it.From, it.To))), Math.Max(0, bars.Max(it => Math.Max(it.From, it.To))));
        double At(double weight) => Left + (weight - low) / Math.Max(1e-9, high - low) * (Right - Left);
        var height = Top + bars.Sum(it => HeightOf(it)) + 4;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"100%\" role=\"img\" font-family=\"arial, sans-serif\" font-size=\"12\" fill=\"{Ink}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Escape(texts.Title)}</title><desc>{Escape(string.Join("; ", bars.Select(it => $"{it.Label}: {it.Detail}")))}.</desc>");
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Number(At(0))}\" y1=\"0\" x2=\"{Number(At(0))}\" y2=\"{height}\" stroke=\"#b1b4b6\" stroke-width=\"1\" stroke-dasharray=\"2 3\"/>");
        var y = Top;
        foreach (var bar in bars)
        {
            var (from, to) = (At(Math.Min(bar.From, bar.To)), At(Math.Max(bar.From, bar.To)));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{y + 10}\" font-weight=\"bold\">{Escape(Short(bar.Label, 48))}</text>");
            foreach (var line in Lines(bar.Detail))
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{y + 23}\" font-size=\"11\">{Escape(line)}</text>");
                y += LineHeight;
            }
            y -= LineHeight;
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(from)}\" y=\"{y + 27}\" width=\"{Number(Math.Max(1, to - from))}\" height=\"{BarHeight}\" fill=\"{bar.Colour}\"/>");
            y += RowHeight;
        }
        return svg.Append("</svg>").ToString();
    }

    static List<Bar> Bars(Explanation explanation, WaterfallTexts texts)
    {
        var at = explanation.PriorWeight;
        var bars = new List<Bar> { new(texts.Start, Signed(at), 0, at, at < 0 ? Against : For) };
        foreach (var level in explanation.Levels)
        {
            Add(texts.Say(level.Comparison), texts.Say(level.Level), level.Weight);
            if (Math.Abs(level.TermFrequencyWeight) >= 0.005) Add(texts.Say(level.Comparison), texts.Rarity, level.TermFrequencyWeight);
        }
        bars.Add(new(texts.End, string.Format(CultureInfo.InvariantCulture, texts.Sum, Signed(explanation.Weight), Percent(explanation.Probability)), 0, explanation.Weight, Sum));
        return bars;

        void Add(string label, string detail, double weight)
        {
            bars.Add(new(label, $"{Signed(weight)}  {detail}", at, at + weight, weight < 0 ? Against : For));
            at += weight;
        }
    }

    static int HeightOf(Bar bar) => RowHeight + (Lines(bar.Detail).Count() - 1) * LineHeight;

    /// <summary>SVG does not break lines: what 320 pixels do not hold goes on below, at a space where there is one.</summary>
    static IEnumerable<string> Lines(string text)
    {
        while (text.Length > Letters)
        {
            var space = text.LastIndexOf(' ', Letters);
            var end = space > Letters / 2 ? space : Letters;
            yield return text[..end];
            text = text[end..].TrimStart();
        }
        yield return text;
    }

    static string Signed(double weight) => weight.ToString("+0.0;\u22120.0;0.0", CultureInfo.InvariantCulture);

    // 99.99 is not 100: a score never says that it is certain.
    static string Percent(double probability) => Math.Clamp(Math.Round(probability * 100, 2), 0.01, 99.99).ToString("0.##", CultureInfo.InvariantCulture);

    static string Short(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    static string Number(double it) => it.ToString("0.##", CultureInfo.InvariantCulture);

    static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
