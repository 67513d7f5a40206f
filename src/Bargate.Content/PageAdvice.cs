using System.Globalization;
using Bargate.Content.Contract;
using Bargate.Content.Loading;

namespace Bargate.Content;

/// <summary>What would make a page better and does not stop its publication.</summary>
internal static class PageAdvice
{
    /// <summary>The Flesch-Kincaid grade that a page must not pass: what people of 12 or 13 read with ease. The services have the same.</summary>
    public const double HighestGrade = 8;

    public static double Grade(ContentPage page) => Readability.Grade(page.Text);

    public static IEnumerable<string> Of(PageFile file, DateOnly today)
    {
        if (file.Read is not { } read) yield break;
        if (Grade(read.Page) is > HighestGrade and var grade) yield return string.Create(CultureInfo.InvariantCulture, $"{file.File}: reads at grade {grade:F1}. Write shorter sentences and shorter words, for grade {HighestGrade} or below");
        if (read.Page.Review < today) yield return string.Create(CultureInfo.InvariantCulture, $"{file.File}: its review was due on {read.Page.Review:yyyy-MM-dd}. Check that it is right, and write the next day");
        foreach (var link in read.Links.Where(it => it.Url.StartsWith("http://", StringComparison.Ordinal))) yield return $"{link.At}: {link.Url} is not encrypted. Link to its https:// address";
        if (read.Page.Summary.EndsWith('.')) yield return $"{file.File}: its summary ends with a full stop, which is written behind it. Remove it";
    }
}
