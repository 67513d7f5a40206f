using System.Globalization;
using Bargate.Content.Contract;
using Bargate.Kernel.Councils;

namespace Bargate.Content.Alerts;

/// <summary>The council's outline with numbered points, drawn on the server: no tiles, no script, no third party.</summary>
internal sealed class AlertMap
{
    const double Width = 600;

    readonly Boundary area;
    readonly double squeeze;

    public AlertMap(Boundary area, IEnumerable<AlertNews> alerts)
    {
        this.area = area;
        // A degree of longitude is shorter than one of latitude by this.
        squeeze = Math.Cos((area.South + area.North) / 2 * Math.PI / 180);
        Points = [.. alerts.Select((it, at) => (Number: at + 1, it.At)).Where(it => it.At is { } point && Fits(point)).Select(it => (it.Number, X(it.At!.Value), Y(it.At.Value)))];
    }

    public bool IsShown => area.Ring.Count > 0 && Points.Count > 0;

    /// <summary>Each with the number of its alert in the list.</summary>
    public IReadOnlyList<(int Number, string X, string Y)> Points { get; }

    public string Outline => string.Join(' ', area.Ring.Select(it => $"{X(it)},{Y(it)}"));

    public string Box => $"-20 -20 {Text(Width + 40)} {Text((area.North - area.South) * Scale + 40)}";

    double Scale => Width / ((area.East - area.West) * squeeze);

    bool Fits(MapPoint it) => it.Latitude >= area.South && it.Latitude <= area.North && it.Longitude >= area.West && it.Longitude <= area.East;

    string X(MapPoint it) => Text((it.Longitude - area.West) * squeeze * Scale);

    string Y(MapPoint it) => Text((area.North - it.Latitude) * Scale);

    static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
