using System.Globalization;
using Bargate.Kernel.Councils;

namespace Bargate.Records.Desk;

/// <summary>A probability in plain words. Nothing is ever called certain.</summary>
internal sealed class PlainChance(Council council, Kernel.Councils.Words words)
{
    public string Same(double probability) => probability switch
    {
        >= 0.999 => words["records.review.chance.above-999"],
        >= 0.99 => words["records.review.chance.above-99"],
        < 0.01 => words["records.review.chance.below-1"],
        _ => words.Format("records.review.chance.about", ("count", Math.Round(probability * 100).ToString(council.Locale))),
    };

    /// <summary>`87 %`, and never 100.</summary>
    public string Short(double probability) => probability switch
    {
        >= 0.9995 => words["records.review.chance.short-top"],
        >= 0.99 => Percent(Math.Floor(probability * 1000) / 1000, 1),
        < 0.01 => words["records.review.chance.short-bottom"],
        _ => Percent(probability, 0),
    };

    public string Percent(double share, int digits) => (share * 100).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), council.Locale) + " %";

    /// <summary>`+4.2`, with a true minus.</summary>
    public string Weight(double weight) => weight.ToString("+0.0;\u22120.0;0.0", council.Locale);
}
