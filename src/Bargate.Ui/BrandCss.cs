using Bargate.Kernel.Councils;

namespace Bargate.Ui;

/// <summary>A council's five colours as the custom properties that the style sheet is written in.</summary>
public static class BrandCss
{
    // A value that is no colour never reaches the style sheet: the loader has reported it, and the page must still be readable.
    public static string Write(Brand brand)
    {
        var standard = Brand.Standard;
        return $":root{{--bg-primary:{Safe(brand.Primary, standard.Primary)};--bg-accent:{Safe(brand.Accent, standard.Accent)};" +
            $"--bg-link:{Safe(brand.Link, standard.Link)};--bg-surface:{Safe(brand.Surface, standard.Surface)};--bg-focus:{Safe(brand.Focus, standard.Focus)}}}\n";
    }

    static string Safe(string value, string otherwise) => Brand.IsColour(value) ? value : otherwise;
}
