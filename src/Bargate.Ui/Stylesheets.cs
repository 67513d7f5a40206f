using System.Collections.Concurrent;
using Bargate.Kernel.Councils;

namespace Bargate.Ui;

/// <summary>One style sheet per brand, the council's colours included, so a page needs one request for all of its look.</summary>
public sealed class Stylesheets
{
    public const string Path = "/assets/site.css";

    readonly ConcurrentDictionary<Brand, PackedFile> made = [];
    readonly string common = PackedFile.Embedded("site.css");
    Latest? latest;

    public PackedFile For(Brand brand)
    {
        // Nearly every installation has one brand: a comparison of references instead of five strings.
        if (latest is { } last && ReferenceEquals(last.Brand, brand)) return last.Sheet;
        var sheet = made.GetOrAdd(brand, it => PackedFile.Of(Path, "text/css; charset=utf-8", common + BrandCss.Write(it)));
        latest = new(brand, sheet);
        return sheet;
    }

    sealed record Latest(Brand Brand, PackedFile Sheet);
}
