using Bargate.Kernel.Councils;

namespace Bargate.Directory;

/// <summary>An age of the freshness clock in words: the standard one, and those of categories that have their own.</summary>
internal static class AgeWords
{
    public static string Of(DirectorySettings settings, Func<Freshness, int> age, Words words)
    {
        var standard = Days(age(settings.Standard), words);
        var own = settings.ByCategory.Where(it => age(it.Value) != age(settings.Standard)).GroupBy(it => age(it.Value)).OrderBy(it => it.Key)
            .Select(it => words.Format("directory.ages.own", ("days", Days(it.Key, words)), ("categories", string.Join(", ", it.Select(one => settings.Find(Taxonomies.Categories, one.Key)?.Name ?? one.Key).Order(StringComparer.Ordinal))))).ToList();
        return own.Count == 0 ? standard : words.Format("directory.ages.all", ("days", standard), ("own", string.Join("; ", own)));
    }

    static string Days(int days, Words words) => words.Format("directory.ages.days", ("days", days.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
